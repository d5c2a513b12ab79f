/** What all pages have in common: frame, languages, headers, error pages. */
@NullMarked
package io.bantin.portal.site;

import org.jspecify.annotations.NullMarked;
