/** Takes one step for many articles at once. */
@NullMarked
package io.bantin.article.bulk;

import org.jspecify.annotations.NullMarked;
