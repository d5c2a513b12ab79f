/** Finishes campaigns and freezes their counts. */
@NullMarked
package io.bantin.notification.campaigns.closing;

import org.jspecify.annotations.NullMarked;
