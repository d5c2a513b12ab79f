/** What consumer groups could not handle: copied from all dead-letter topics, shown, and replayed or discarded by people. */
@NullMarked
package io.bantin.deadletters;

import org.jspecify.annotations.NullMarked;
