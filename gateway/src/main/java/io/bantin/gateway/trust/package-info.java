/** What comes from outside: who calls, and which of the headers sent along may be believed. */
@NullMarked
package io.bantin.gateway.trust;

import org.jspecify.annotations.NullMarked;
