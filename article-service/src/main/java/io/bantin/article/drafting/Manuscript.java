package io.bantin.article.drafting;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author sends, to create an article or as its next version; what is absent is empty. */
record Manuscript(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 250) @Nullable
        String title,

        @Schema(maxLength = 1000) @Nullable String lead,

        @Schema(description = "CommonMark with tables, at most 1 MiB") @Nullable
        String body,

        @Nullable Cover cover,
        @Nullable List<@Nullable String> categoryIds,
        @Nullable List<@Nullable String> tags,
        @Nullable List<@Nullable String> byline,
        @Nullable String source,

        @Schema(
                allowableValues = {"vi", "en"},
                defaultValue = "vi")
        @Nullable
        String language,

        @Schema(
                description = "In a correction of a published article: whether its subscribers get a mail of it. "
                        + "Nobody is told unless this is true.",
                defaultValue = "false")
        @Nullable
        @JsonProperty("notify")
        Boolean notifying) {

    boolean notifiesSubscribers() {
        return Boolean.TRUE.equals(notifying);
    }

    record Cover(
            @Nullable String mediaId,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {}
}
