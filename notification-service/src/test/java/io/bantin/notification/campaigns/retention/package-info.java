/** Tests of how long ledgers are kept. */
@NullMarked
package io.bantin.notification.campaigns.retention;

import org.jspecify.annotations.NullMarked;
