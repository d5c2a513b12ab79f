package io.bantin.article.media;

import io.bantin.kit.text.Slug;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of texts without tone marks and in lower case, so that "đồng lúa" is found by "dong lua". */
public final class PictureWords {

    private static final int MAX_WORDS = 200;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PictureWords() {}

    public static List<String> of(@Nullable String... texts) {
        Set<String> words = new LinkedHashSet<>();
        Stream.of(texts)
                .filter(Objects::nonNull)
                .flatMap(SPACES::splitAsStream)
                .flatMap(word -> Arrays.stream(Slug.of(word).split("-")))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .forEach(words::add);
        return List.copyOf(words);
    }
}
