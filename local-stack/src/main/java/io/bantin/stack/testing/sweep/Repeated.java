package io.bantin.stack.testing.sweep;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text made of many parts: more than any caller sends. */
final class Repeated {

    private Repeated() {}

    static String join(int count, String separator, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
    }
}
