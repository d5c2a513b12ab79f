/** Tests of what operators see. */
@NullMarked
package io.bantin.notification.campaigns.operating;

import org.jspecify.annotations.NullMarked;
