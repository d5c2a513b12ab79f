/** Checks that the pages of the documentation name tests, types and files that exist. */
@NullMarked
package io.bantin.documentation;

import org.jspecify.annotations.NullMarked;
