/** Erases all data of a person. */
@NullMarked
package io.bantin.notification.subscribers.erasure;

import org.jspecify.annotations.NullMarked;
