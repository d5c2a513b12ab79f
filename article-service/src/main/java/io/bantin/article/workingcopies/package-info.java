/** Keeps what people have typed and not saved yet: one working copy for each person and article. */
@NullMarked
package io.bantin.article.workingcopies;

import org.jspecify.annotations.NullMarked;
