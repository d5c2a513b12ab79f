/** What every OpenAPI description says. */
@NullMarked
package io.bantin.kit.openapi;

import org.jspecify.annotations.NullMarked;
