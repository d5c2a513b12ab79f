/** The local copy of the category tree, updated by the events of category-service. */
@NullMarked
package io.bantin.article.categories;

import org.jspecify.annotations.NullMarked;
