/** Takes in a file of subscribers: reads it as it comes, checks its form to the end, keeps its rows in blocks. */
@NullMarked
package io.bantin.notification.subscribers.importing.receiving;

import org.jspecify.annotations.NullMarked;
