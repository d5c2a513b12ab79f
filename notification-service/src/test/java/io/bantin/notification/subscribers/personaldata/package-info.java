/** Tests of personaldata. */
@NullMarked
package io.bantin.notification.subscribers.personaldata;

import org.jspecify.annotations.NullMarked;
