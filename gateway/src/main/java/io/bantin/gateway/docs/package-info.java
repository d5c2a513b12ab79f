/** The page on which developers read and try the API of each service. */
@NullMarked
package io.bantin.gateway.docs;

import org.jspecify.annotations.NullMarked;
