/** Tests of the claims, against a store. */
@NullMarked
package io.bantin.kit.claims;

import org.jspecify.annotations.NullMarked;
