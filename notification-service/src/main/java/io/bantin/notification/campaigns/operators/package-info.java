/** Shows campaigns to operators and lets them act on one. */
@NullMarked
package io.bantin.notification.campaigns.operators;

import org.jspecify.annotations.NullMarked;
