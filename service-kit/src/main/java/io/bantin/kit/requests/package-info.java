/** Checks requests before a controller runs, and refuses requests that break the rules of the API. */
@NullMarked
package io.bantin.kit.requests;

import org.jspecify.annotations.NullMarked;
