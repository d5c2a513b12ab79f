@NullMarked
package io.bantin.portal.newsroom;

import org.jspecify.annotations.NullMarked;
