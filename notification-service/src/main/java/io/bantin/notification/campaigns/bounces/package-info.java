/** The bounces of campaigns, and their effect on addresses once the mail server is known to accept mails. */
@NullMarked
package io.bantin.notification.campaigns.bounces;

import org.jspecify.annotations.NullMarked;
