/** Tests of io.bantin.notification.categories. */
@NullMarked
package io.bantin.notification.categories;

import org.jspecify.annotations.NullMarked;
