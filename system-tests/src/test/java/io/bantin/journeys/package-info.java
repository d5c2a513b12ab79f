/** What people do, against the real processes of one system and through its gateway. */
@NullMarked
package io.bantin.journeys;

import org.jspecify.annotations.NullMarked;
