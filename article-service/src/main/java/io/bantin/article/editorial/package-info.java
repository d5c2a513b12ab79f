/** The article as its editors know it: what it holds, the states it goes through, the events it makes. */
@NullMarked
package io.bantin.article.editorial;

import org.jspecify.annotations.NullMarked;
