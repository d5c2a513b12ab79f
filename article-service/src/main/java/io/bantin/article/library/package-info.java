/** Lets editors find, describe and remove pictures, and keeps those that articles show. */
@NullMarked
package io.bantin.article.library;

import org.jspecify.annotations.NullMarked;
