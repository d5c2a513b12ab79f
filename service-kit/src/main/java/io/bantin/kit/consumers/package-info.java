/** What all Kafka consumers share: retries of failed records, dead letters, and the metric of their lag. */
@NullMarked
package io.bantin.kit.consumers;

import org.jspecify.annotations.NullMarked;
