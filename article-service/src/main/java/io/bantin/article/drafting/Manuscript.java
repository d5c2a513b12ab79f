package io.bantin.article.drafting;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request body that creates or replaces an article; absent fields are empty. */
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
                description = "For a correction of a published article: whether subscribers get a mail about it. "
                        + "No mail is sent unless this is true.",
                defaultValue = "false")
        @Nullable
        @JsonProperty("notify")
        Boolean notifySubscribers) {

    boolean notifiesSubscribers() {
        return Boolean.TRUE.equals(notifySubscribers);
    }

    record Cover(
            @Nullable String mediaId,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {}
}
