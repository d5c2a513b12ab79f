/** Plans a campaign: cuts its audience into chunks. */
@NullMarked
package io.bantin.notification.campaigns.planning;

import org.jspecify.annotations.NullMarked;
