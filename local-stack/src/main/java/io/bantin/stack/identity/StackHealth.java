package io.bantin.stack.identity;

import java.util.Map;

/** Which parts of the stack are up, by name. */
@FunctionalInterface
public interface StackHealth {

    Map<String, Boolean> parts();
}
