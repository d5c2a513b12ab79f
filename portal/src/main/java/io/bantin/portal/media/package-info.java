/** Serves pictures to readers and keeps them, so that pages have their pictures while article-service restarts. */
@NullMarked
package io.bantin.portal.media;

import org.jspecify.annotations.NullMarked;
