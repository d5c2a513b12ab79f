/** Vietnamese text as people type and paste it: cleaned once at the door, folded for addresses. */
@NullMarked
package io.bantin.kit.text;

import org.jspecify.annotations.NullMarked;
