/** Tests of io.bantin.notification.importing. */
@NullMarked
package io.bantin.notification.importing;

import org.jspecify.annotations.NullMarked;
