/** The article: its content, its status and the events that its changes publish. */
@NullMarked
package io.bantin.article.editorial;

import org.jspecify.annotations.NullMarked;
