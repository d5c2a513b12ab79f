package io.bantin.article.drafting;

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
        String language) {

    record Cover(
            @Nullable String mediaId,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {}
}
