/** Finishes campaigns and freezes their counts. */
@NullMarked
package io.bantin.notification.campaigns.finishing;

import org.jspecify.annotations.NullMarked;
