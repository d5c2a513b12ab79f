/** Reads the OpenAPI document of a service, and sends its examples. */
@NullMarked
package io.bantin.stack.testing.openapi;

import org.jspecify.annotations.NullMarked;
