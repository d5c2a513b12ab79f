/** Lets one instance at a time own a document, without comparing clocks between instances. */
@NullMarked
package io.bantin.kit.claims;

import org.jspecify.annotations.NullMarked;
