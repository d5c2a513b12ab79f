/** Requests as nobody should send them, and somebody does. */
@NullMarked
package io.bantin.portal.requests;

import org.jspecify.annotations.NullMarked;
