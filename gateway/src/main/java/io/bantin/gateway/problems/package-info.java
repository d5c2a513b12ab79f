/** Every error the gateway answers itself: problem details for programs, a small page for people. */
@NullMarked
package io.bantin.gateway.problems;

import org.jspecify.annotations.NullMarked;
