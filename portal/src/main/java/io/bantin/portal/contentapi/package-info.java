/** Clients of the article and category APIs, which the portal calls through the gateway. */
@NullMarked
package io.bantin.portal.contentapi;

import org.jspecify.annotations.NullMarked;
