/** Tests of dead letters: concurrent steps, and the path from the consumer through the broker into the store. */
@NullMarked
package io.bantin.deadletters;

import org.jspecify.annotations.NullMarked;
