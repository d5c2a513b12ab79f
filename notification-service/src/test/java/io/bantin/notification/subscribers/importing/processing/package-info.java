/** Tests of imports. */
@NullMarked
package io.bantin.notification.subscribers.importing.processing;

import org.jspecify.annotations.NullMarked;
