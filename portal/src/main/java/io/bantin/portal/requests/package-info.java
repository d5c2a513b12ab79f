/** What the portal makes of a request before any page sees it: its address, its parameters, its language, where its form was. */
@NullMarked
package io.bantin.portal.requests;

import org.jspecify.annotations.NullMarked;
