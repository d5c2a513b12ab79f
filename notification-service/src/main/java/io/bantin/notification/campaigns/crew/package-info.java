/** The threads that plan, send and close. */
@NullMarked
package io.bantin.notification.campaigns.crew;

import org.jspecify.annotations.NullMarked;
