/** Tests of io.bantin.notification.importing.receiving. */
@NullMarked
package io.bantin.notification.importing.receiving;

import org.jspecify.annotations.NullMarked;
