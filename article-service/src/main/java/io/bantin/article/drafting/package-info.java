/** Editors create, change and delete drafts and correct published articles. */
@NullMarked
package io.bantin.article.drafting;

import org.jspecify.annotations.NullMarked;
