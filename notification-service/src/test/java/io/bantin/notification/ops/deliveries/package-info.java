/** Tests of the answer to why one person got a mail, or did not. */
@NullMarked
package io.bantin.notification.ops.deliveries;

import org.jspecify.annotations.NullMarked;
