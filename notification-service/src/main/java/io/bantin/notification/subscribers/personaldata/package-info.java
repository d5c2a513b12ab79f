/** Requests about one person's data, for operators: read everything that is stored, or erase it. */
@NullMarked
package io.bantin.notification.subscribers.personaldata;

import org.jspecify.annotations.NullMarked;
