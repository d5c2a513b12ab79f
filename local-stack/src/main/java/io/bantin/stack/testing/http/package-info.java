/** Odd and malformed requests against every endpoint of a service, for the tests of all services. */
@NullMarked
package io.bantin.stack.testing.http;

import org.jspecify.annotations.NullMarked;
