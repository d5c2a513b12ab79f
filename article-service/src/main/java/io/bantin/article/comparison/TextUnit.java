package io.bantin.article.comparison;

import java.util.ArrayList;
import java.util.List;

/** The units in which texts are compared, from the largest to the smallest. The units of a text joined are the text. */
enum TextUnit {
    PARAGRAPH {
        @Override
        boolean endsBetween(int before, int after) {
            return before == '\n' && after != '\n';
        }
    },
    SENTENCE {
        @Override
        boolean endsBetween(int before, int after) {
            return Character.isWhitespace(before) && !Character.isWhitespace(after);
        }

        /** Joins words up to one that ends a sentence. */
        @Override
        List<String> split(String text) {
            var sentences = new ArrayList<String>();
            var sentence = new StringBuilder();
            for (var word : super.split(text)) {
                sentence.append(word);
                if (endsSentence(word.stripTrailing())) {
                    sentences.add(sentence.toString());
                    sentence.setLength(0);
                }
            }
            if (!sentence.isEmpty()) {
                sentences.add(sentence.toString());
            }
            return sentences;
        }

        private static boolean endsSentence(String word) {
            return !word.isEmpty() && ".!?…:;".indexOf(word.charAt(word.length() - 1)) >= 0;
        }
    },
    WORD {
        @Override
        boolean endsBetween(int before, int after) {
            return !(isLetter(before) && isLetter(after)
                    || Character.isWhitespace(before) && Character.isWhitespace(after));
        }

        /** Combining marks included, so that a base letter and its tone mark are never shown apart. */
        private static boolean isLetter(int c) {
            return Character.isLetterOrDigit(c)
                    || switch (Character.getType(c)) {
                        case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                            true;
                        default -> false;
                    };
        }
    };

    abstract boolean endsBetween(int before, int after);

    List<String> split(String text) {
        var units = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (i == text.length() || endsBetween(c, text.codePointAt(i))) {
                units.add(text.substring(start, i));
                start = i;
            }
        }
        return units;
    }

    TextUnit smaller() {
        return values()[ordinal() + 1];
    }
}
