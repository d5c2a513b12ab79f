/** The dead letters of all services, for operators: what failed and why, and what is done about it. */
@NullMarked
package io.bantin.notification.deadletters;

import org.jspecify.annotations.NullMarked;
