/** Tells subscribers about what was published: who they are, what they get, and what became of it. */
@NullMarked
package io.bantin.notification;

import org.jspecify.annotations.NullMarked;
