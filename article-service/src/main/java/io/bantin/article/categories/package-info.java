/** This service's copy of the category tree, fed by the events of its owner. */
@NullMarked
package io.bantin.article.categories;

import org.jspecify.annotations.NullMarked;
