/** Tests of claims with a store. */
@NullMarked
package io.bantin.kit.claims;

import org.jspecify.annotations.NullMarked;
