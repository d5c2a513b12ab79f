/** What operators do with subscribers: bring many in, take all out, and answer or erase a single person. */
@NullMarked
package io.bantin.notification.ops.subscribers;

import org.jspecify.annotations.NullMarked;
