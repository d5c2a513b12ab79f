/** Uses the real processes of one system through its gateway, as people do. */
@NullMarked
package io.bantin.journeys;

import org.jspecify.annotations.NullMarked;
