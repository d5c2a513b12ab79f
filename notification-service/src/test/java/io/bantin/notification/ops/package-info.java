/** Tests of what operators see. */
@NullMarked
package io.bantin.notification.ops;

import org.jspecify.annotations.NullMarked;
