/** Writing: drafts are made, changed and thrown away; published articles are corrected. */
@NullMarked
package io.bantin.article.drafting;

import org.jspecify.annotations.NullMarked;
