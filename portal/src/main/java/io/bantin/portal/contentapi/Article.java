package io.bantin.portal.contentapi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
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

    private static final int PREVIEW_WIDTH = 1280;

    /** A list that the JSON leaves out is empty. */
    public Article {
        categoryIds = categoryIds == null ? List.of() : categoryIds;
        tags = tags == null ? List.of() : tags;
        byline = byline == null ? List.of() : byline;
        language = language == null || language.isBlank() ? "vi" : language;
    }

    /**
     * An article's picture.
     *
     * @param renditions its sizes; empty if the picture is only described
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Cover(
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            List<Rendition> renditions) {

        public Cover {
            renditions = renditions == null ? List.of() : List.copyOf(renditions);
        }

        public boolean hasPicture() {
            return !renditions.isEmpty();
        }

        /** The sizes from which a browser chooses. */
        public String srcset() {
            boolean webp = renditions.stream().anyMatch(Rendition::isWebp);
            return renditions.stream()
                    .filter(rendition -> rendition.isWebp() == webp)
                    .sorted(Comparator.comparingInt(Rendition::width))
                    .map(rendition -> rendition.url() + " " + rendition.width() + "w")
                    .collect(Collectors.joining(", "));
        }

        /** The size for programs that know no {@code srcset} or no WebP, such as previews in other sites. */
        public Rendition plain() {
            return renditions.stream()
                    .filter(rendition -> !rendition.isWebp())
                    .filter(rendition -> rendition.width() <= PREVIEW_WIDTH)
                    .max(Comparator.comparingInt(Rendition::width))
                    .orElse(renditions.getFirst());
        }
    }

    /** A picture in one size; the URL is a path on this site. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Rendition(String url, String type, int width, int height) {

        boolean isWebp() {
            return type.equals("image/webp");
        }
    }

    /** Articles, newest first, and the cursor of the next page. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Listing(List<Article> items, @Nullable String next) {}
}
