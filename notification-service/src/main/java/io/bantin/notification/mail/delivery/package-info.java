/** The rules by which every mail goes out: its turn, its receiving domain, what an answer means, when it is tried again. */
@NullMarked
package io.bantin.notification.mail.delivery;

import org.jspecify.annotations.NullMarked;
