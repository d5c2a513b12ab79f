/** Transactional outbox: each document holds its unsent events, and a relay sends them to Kafka. */
@NullMarked
package io.bantin.kit.outbox;

import org.jspecify.annotations.NullMarked;
