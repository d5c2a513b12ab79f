/** What the portal reads of the newsroom through the gateway: articles and the category tree. */
@NullMarked
package io.bantin.portal.newsroom;

import org.jspecify.annotations.NullMarked;
