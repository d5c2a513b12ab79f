/** A client of the API, and odd and malformed requests to every endpoint, for the tests of all services. */
@NullMarked
package io.bantin.stack.testing.http;

import org.jspecify.annotations.NullMarked;
