@NullMarked
package io.bantin.notification.campaigns.outcomes;

import org.jspecify.annotations.NullMarked;
