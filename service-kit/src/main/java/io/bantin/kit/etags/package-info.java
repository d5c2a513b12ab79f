/** Conditional changes: a version is sent as an ETag and must come back in If-Match. */
@NullMarked
package io.bantin.kit.etags;

import org.jspecify.annotations.NullMarked;
