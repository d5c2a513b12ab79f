/** Receives pictures: reads the form, checks and stores the file while it arrives, and stores each file once. */
@NullMarked
package io.bantin.article.media.upload;

import org.jspecify.annotations.NullMarked;
