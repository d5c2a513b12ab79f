/** Events kept in the document that caused them, and the relay that sends them. */
@NullMarked
package io.bantin.kit.outbox;

import org.jspecify.annotations.NullMarked;
