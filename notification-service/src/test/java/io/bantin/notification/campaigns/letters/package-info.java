/** Tests of what mails say. */
@NullMarked
package io.bantin.notification.campaigns.letters;

import org.jspecify.annotations.NullMarked;
