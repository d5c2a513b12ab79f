/** What operators see of campaigns. */
@NullMarked
package io.bantin.notification.ops;

import org.jspecify.annotations.NullMarked;
