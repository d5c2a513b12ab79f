/** This service's own copy of the category tree: names for letters, ids for input checks. */
@NullMarked
package io.bantin.notification.categories;

import org.jspecify.annotations.NullMarked;
