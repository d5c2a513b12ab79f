/** The pages for readers: home, category, article. */
@NullMarked
package io.bantin.portal.reading;

import org.jspecify.annotations.NullMarked;
