/** Checks that the files in deploy/ agree with the services. */
@NullMarked
package io.bantin.deploy;

import org.jspecify.annotations.NullMarked;
