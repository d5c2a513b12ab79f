/** Imports the rows of received files, block by block. */
@NullMarked
package io.bantin.notification.subscribers.importing.processing;

import org.jspecify.annotations.NullMarked;
