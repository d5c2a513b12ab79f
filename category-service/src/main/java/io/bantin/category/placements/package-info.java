/** Which categories have published articles, as far as the events of articles have told. */
@NullMarked
package io.bantin.category.placements;

import org.jspecify.annotations.NullMarked;
