/** What people send to write an article, and the checks that it passes before it becomes one. */
@NullMarked
package io.bantin.article.manuscripts;

import org.jspecify.annotations.NullMarked;
