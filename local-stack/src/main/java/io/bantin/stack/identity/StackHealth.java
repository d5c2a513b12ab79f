package io.bantin.stack.identity;

import java.util.Map;

/** Tells for each part of the stack whether it is up. */
@FunctionalInterface
public interface StackHealth {

    Map<String, Boolean> parts();
}
