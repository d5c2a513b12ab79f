/** What all pages share: the frame, languages, headers and error pages. */
@NullMarked
package io.bantin.portal.site;

import org.jspecify.annotations.NullMarked;
