/** Text pasted from Word, Google Docs, LibreOffice and web portals, turned into plain HTML. */
@NullMarked
package io.bantin.article.rendering.office;

import org.jspecify.annotations.NullMarked;
