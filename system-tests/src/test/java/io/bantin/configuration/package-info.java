/** Holds docs/configuration.md to what the code reads. */
@NullMarked
package io.bantin.configuration;

import org.jspecify.annotations.NullMarked;
