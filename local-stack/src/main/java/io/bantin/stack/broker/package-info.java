/** A Kafka broker of one node that runs inside this JVM. */
@NullMarked
package io.bantin.stack.broker;

import org.jspecify.annotations.NullMarked;
