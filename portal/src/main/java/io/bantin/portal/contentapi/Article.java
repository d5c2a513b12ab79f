package io.bantin.portal.contentapi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published article as the API returns it; lists leave out the text. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Article(
        String id,
        long version,
        String title,
        @Nullable String lead,
        @Nullable String html,
        @Nullable Cover cover,
        List<String> categoryIds,
        List<String> tags,
        List<String> byline,
        @Nullable String source,
        String language,
        String url,
        @Nullable Instant publishedAt) {

    /** A list that the JSON leaves out is empty. */
    public Article {
        categoryIds = categoryIds == null ? List.of() : categoryIds;
        tags = tags == null ? List.of() : tags;
        byline = byline == null ? List.of() : byline;
        language = language == null || language.isBlank() ? "vi" : language;
    }

    /** The description of an article's picture. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Cover(
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {}

    /** Articles, newest first, and the cursor of the next page. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Listing(List<Article> items, @Nullable String next) {}
}
