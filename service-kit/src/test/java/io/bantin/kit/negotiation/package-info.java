@NullMarked
package io.bantin.kit.negotiation;

import org.jspecify.annotations.NullMarked;
