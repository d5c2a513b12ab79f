/** Tests of how fast mails go out. */
@NullMarked
package io.bantin.notification.campaigns.pacing;

import org.jspecify.annotations.NullMarked;
