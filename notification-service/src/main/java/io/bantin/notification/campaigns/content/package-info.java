/** The content of campaign mails, in the languages of their readers. */
@NullMarked
package io.bantin.notification.campaigns.content;

import org.jspecify.annotations.NullMarked;
