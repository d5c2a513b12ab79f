/** The local copy of the categories: names for mails, ids for validation. */
@NullMarked
package io.bantin.notification.categories;

import org.jspecify.annotations.NullMarked;
