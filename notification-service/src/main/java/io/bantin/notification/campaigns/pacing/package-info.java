/** How fast mails go out, in all and to each receiving domain. */
@NullMarked
package io.bantin.notification.campaigns.pacing;

import org.jspecify.annotations.NullMarked;
