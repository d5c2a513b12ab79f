@NullMarked
package io.bantin.kit.requests;

import org.jspecify.annotations.NullMarked;
