/** Checks that docs/configuration.md lists what the code reads. */
@NullMarked
package io.bantin.configuration;

import org.jspecify.annotations.NullMarked;
