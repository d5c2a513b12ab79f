/** The topics of the test broker, and the contracts of the events on them, for the tests of all services. */
@NullMarked
package io.bantin.stack.testing.events;

import org.jspecify.annotations.NullMarked;
