/** One owner at a time for a document that several instances could work on, without comparing their clocks. */
@NullMarked
package io.bantin.kit.claims;

import org.jspecify.annotations.NullMarked;
