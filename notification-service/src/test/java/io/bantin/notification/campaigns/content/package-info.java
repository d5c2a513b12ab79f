/** Tests of the content of campaign mails. */
@NullMarked
package io.bantin.notification.campaigns.content;

import org.jspecify.annotations.NullMarked;
