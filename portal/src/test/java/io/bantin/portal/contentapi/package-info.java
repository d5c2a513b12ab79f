@NullMarked
package io.bantin.portal.contentapi;

import org.jspecify.annotations.NullMarked;
