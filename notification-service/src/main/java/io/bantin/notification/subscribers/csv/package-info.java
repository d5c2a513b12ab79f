/** The CSV format of subscribers, the same for import and export. */
@NullMarked
package io.bantin.notification.subscribers.csv;

import org.jspecify.annotations.NullMarked;
