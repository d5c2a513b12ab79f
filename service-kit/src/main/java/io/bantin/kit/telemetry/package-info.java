/** Traces, logs and health. */
@NullMarked
package io.bantin.kit.telemetry;

import org.jspecify.annotations.NullMarked;
