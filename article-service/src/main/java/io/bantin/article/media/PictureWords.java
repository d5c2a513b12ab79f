package io.bantin.article.media;

import io.bantin.kit.text.FoldedWords;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of texts without tone marks and in lower case, so that "đồng lúa" is found by "dong lua". */
public final class PictureWords {

    private static final int MAX_WORDS = 200;

    private PictureWords() {}

    public static List<String> of(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(Objects::nonNull)
                .flatMap(text -> FoldedWords.of(text).stream())
                .distinct()
                .limit(MAX_WORDS)
                .toList();
    }
}
