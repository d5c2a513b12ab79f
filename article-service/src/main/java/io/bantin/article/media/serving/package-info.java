/** Sends the sizes of pictures to the portal, which keeps them for readers. */
@NullMarked
package io.bantin.article.media.serving;

import org.jspecify.annotations.NullMarked;
