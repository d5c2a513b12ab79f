/** The states of an article, the steps between them, and the record of the steps that were taken. */
@NullMarked
package io.bantin.article.workflow;

import org.jspecify.annotations.NullMarked;
