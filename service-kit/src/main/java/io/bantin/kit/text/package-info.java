/** Cleans Vietnamese text as people type and paste it, and folds it for URLs. */
@NullMarked
package io.bantin.kit.text;

import org.jspecify.annotations.NullMarked;
