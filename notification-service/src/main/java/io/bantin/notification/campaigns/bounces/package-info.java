/** What refusals mean for addresses, once it is known that the mail server does take mails. */
@NullMarked
package io.bantin.notification.campaigns.bounces;

import org.jspecify.annotations.NullMarked;
