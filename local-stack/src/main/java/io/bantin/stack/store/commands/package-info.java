/** Changes to commands and their answers where the library differs from MongoDB. */
@NullMarked
package io.bantin.stack.store.commands;

import org.jspecify.annotations.NullMarked;
