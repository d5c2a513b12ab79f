/** Lists the articles of the newsroom, filtered and searched. */
@NullMarked
package io.bantin.article.finding;

import org.jspecify.annotations.NullMarked;
