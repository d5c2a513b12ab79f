/** The settings that all services share. */
@NullMarked
package io.bantin.kit.defaults;

import org.jspecify.annotations.NullMarked;
