/** article-service: owns articles from the first draft to the withdrawal. */
@NullMarked
package io.bantin.article;

import org.jspecify.annotations.NullMarked;
