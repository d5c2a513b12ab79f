/** Handles requests before any page does: canonical address, parameters, language, and the origin of forms. */
@NullMarked
package io.bantin.portal.requests;

import org.jspecify.annotations.NullMarked;
