package io.bantin.article.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts and edits that follow from a seed. Every word that an author types is unlike all other words. */
final class GeneratedEdits {

    private static final List<String> GAPS = List.of("\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n");
    private static final List<String> WORDS =
            List.of("lúa", "chín", "sớm", "bà", "con", "gặt.", "mưa", "lũ,", "đồng", "quê", "-", "*gió*", "| a |");

    private final Random random;
    private int typed;

    GeneratedEdits(long seed) {
        this.random = new Random(seed);
    }

    String text() {
        return IntStream.range(0, random.nextInt(9))
                .mapToObj(_ -> paragraph())
                .collect(Collectors.joining(gap(), "", random.nextBoolean() ? "\n" : ""));
    }

    /** The text after up to five edits by this author. */
    String edited(String text, String author) {
        var lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(6)) {
                case 0 -> lines.set(at, words(author) + "\n");
                case 1 -> lines.set(at, words(author) + " " + lines.get(at));
                case 2 -> lines.add(at, words(author) + gap());
                case 3 -> lines.add(words(author));
                case 4 -> lines.set(at, lines.get(at).replaceFirst("\\S+", words(author)));
                default -> {
                    if (lines.size() > 1) {
                        lines.remove(at);
                    }
                }
            }
        }
        return String.join("", lines);
    }

    private String words(String author) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> author + typed++)
                .collect(Collectors.joining(" "));
    }

    private String paragraph() {
        return IntStream.rangeClosed(0, random.nextInt(12))
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(random.nextInt(8) == 0 ? "\n" : " "));
    }

    private String gap() {
        return GAPS.get(random.nextInt(GAPS.size()));
    }
}
