/** Tests of the operators' API. */
@NullMarked
package io.bantin.deadletters.operators;

import org.jspecify.annotations.NullMarked;
