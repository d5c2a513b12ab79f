package io.bantin.category.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All orders in which the steps of two threads can happen. */
final class Interleavings {

    private Interleavings() {}

    static Stream<List<String>> of(List<String> some, List<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Stream.of(Stream.of(some, others).flatMap(List::stream).toList());
        }
        return Stream.concat(
                of(some.subList(1, some.size()), others).map(rest -> startingWith(some.getFirst(), rest)),
                of(some, others.subList(1, others.size())).map(rest -> startingWith(others.getFirst(), rest)));
    }

    private static List<String> startingWith(String first, List<String> rest) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }
}
