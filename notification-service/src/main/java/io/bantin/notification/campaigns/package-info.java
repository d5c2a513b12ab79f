/** What is announced to whom: one campaign for each published article. */
@NullMarked
package io.bantin.notification.campaigns;

import org.jspecify.annotations.NullMarked;
