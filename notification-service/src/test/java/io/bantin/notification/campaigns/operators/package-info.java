/** Tests of what operators see. */
@NullMarked
package io.bantin.notification.campaigns.operators;

import org.jspecify.annotations.NullMarked;
