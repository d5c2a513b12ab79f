/** How operators upload a file of subscribers, follow its import and read the rejected rows. */
@NullMarked
package io.bantin.notification.subscribers.importing.operators;

import org.jspecify.annotations.NullMarked;
