/** How the services talk to MongoDB. */
@NullMarked
package io.bantin.kit.store;

import org.jspecify.annotations.NullMarked;
