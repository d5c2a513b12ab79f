/** Campaigns: each notifies the subscribers of one publication or correction of an article. */
@NullMarked
package io.bantin.notification.campaigns;

import org.jspecify.annotations.NullMarked;
