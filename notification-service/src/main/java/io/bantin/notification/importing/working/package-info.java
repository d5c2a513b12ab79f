/** Works on the rows of received files, block by block. */
@NullMarked
package io.bantin.notification.importing.working;

import org.jspecify.annotations.NullMarked;
