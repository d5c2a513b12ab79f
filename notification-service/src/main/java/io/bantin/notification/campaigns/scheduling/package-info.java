/** Chooses which chunk a worker sends next, and claims it. */
@NullMarked
package io.bantin.notification.campaigns.scheduling;

import org.jspecify.annotations.NullMarked;
