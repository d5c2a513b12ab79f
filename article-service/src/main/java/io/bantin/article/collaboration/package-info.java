/** Comments, assignment and presence: what colleagues tell each other about an article without changing it. */
@NullMarked
package io.bantin.article.collaboration;

import org.jspecify.annotations.NullMarked;
