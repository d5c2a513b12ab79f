/** The common parts of all OpenAPI descriptions. */
@NullMarked
package io.bantin.kit.openapi;

import org.jspecify.annotations.NullMarked;
