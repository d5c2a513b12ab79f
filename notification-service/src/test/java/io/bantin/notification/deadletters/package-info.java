/** Tests of what operators do with dead letters. */
@NullMarked
package io.bantin.notification.deadletters;

import org.jspecify.annotations.NullMarked;
