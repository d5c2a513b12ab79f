/** The rules by which the portal chooses the variant of a page, and by which the gateway stores it. */
@NullMarked
package io.bantin.kit.negotiation;

import org.jspecify.annotations.NullMarked;
