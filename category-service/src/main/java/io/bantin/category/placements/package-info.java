/** In which categories the published articles are, according to the events of articles. */
@NullMarked
package io.bantin.category.placements;

import org.jspecify.annotations.NullMarked;
