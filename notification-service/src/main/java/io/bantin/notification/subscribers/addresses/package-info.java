/** E-mail addresses: how they are parsed, and the key that all spellings of one address share. */
@NullMarked
package io.bantin.notification.subscribers.addresses;

import org.jspecify.annotations.NullMarked;
