/** The embedded stack: everything the services need from outside, in one process. */
@NullMarked
package io.bantin.stack;

import org.jspecify.annotations.NullMarked;
