/** Tests of what mails say. */
@NullMarked
package io.bantin.notification.campaigns.content;

import org.jspecify.annotations.NullMarked;
