/** What stands in deploy/ agrees with the services. */
@NullMarked
package io.bantin.deploy;

import org.jspecify.annotations.NullMarked;
