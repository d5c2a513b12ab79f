/** The page that lists and tries the API of every service. */
@NullMarked
package io.bantin.gateway.docs;

import org.jspecify.annotations.NullMarked;
