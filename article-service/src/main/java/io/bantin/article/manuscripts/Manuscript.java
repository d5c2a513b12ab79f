package io.bantin.article.manuscripts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.ArticleSummary.Seo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The request body that creates or replaces an article; absent fields are empty, except for the last four. */
@Schema(example = """
                {"title": "Mùa gặt ở Đồng Tháp", "lead": "Lúa chín sớm mười ngày.",
                 "body": "Nông dân **Tân Kiều** gặt từ rạng sáng.", "categoryIds": ["0kt3v9wq5d002"],
                 "tags": ["nông nghiệp", "lúa"], "byline": ["Lê An"], "language": "vi"}""")
public record Manuscript(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 250) @Nullable
        String title,

        @Schema(maxLength = 1000) @Nullable String lead,

        @Schema(description = "CommonMark with tables and pictures as media:ID, at most 1 MiB") @Nullable
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
        Boolean notifySubscribers,

        @Schema(
                implementation = Seo.class,
                description = "What search engines show instead of title and lead. Absent: unchanged; null: none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        JsonNode seo,

        @Schema(
                implementation = String[].class,
                description = "Ids of up to 20 articles. Absent: unchanged; null: none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        JsonNode related,

        @Schema(
                implementation = String.class,
                description =
                        "For publishers: until when pages show the article first. Absent: unchanged; null: not at all.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        JsonNode pinnedUntil,

        @Schema(
                implementation = String.class,
                description = "For publishers: when the article is withdrawn. Absent: unchanged; null: never.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        JsonNode expireAt) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What somebody would send to save this content. */
    public static Manuscript of(ArticleSummary summary, String markdown) {
        var cover = summary.cover();
        return new Manuscript(
                summary.title(),
                summary.lead(),
                markdown,
                cover == null ? null : new Cover(cover.mediaId(), cover.alt(), cover.caption(), cover.credit()),
                copy(summary.categoryIds()),
                copy(summary.tags()),
                copy(summary.byline()),
                summary.source(),
                summary.language(),
                null,
                null,
                null,
                null,
                null);
    }

    /** With seo and related as well; they stay absent where the present article has none and none is wanted. */
    public Manuscript withFieldsOf(ArticleSummary wanted, ArticleSummary present) {
        boolean noSeo = wanted.seo() == null && present.seo() == null;
        boolean noneRelated = wanted.related().isEmpty() && present.related().isEmpty();
        return with(
                noSeo ? null : JSON.valueToTree(wanted.seo()),
                noneRelated ? null : JSON.valueToTree(wanted.related()),
                pinnedUntil,
                expireAt);
    }

    public Manuscript withDates(@Nullable JsonNode newPinnedUntil, @Nullable JsonNode newExpireAt) {
        return with(seo, related, newPinnedUntil, newExpireAt);
    }

    private Manuscript with(
            @Nullable JsonNode newSeo,
            @Nullable JsonNode newRelated,
            @Nullable JsonNode newPinnedUntil,
            @Nullable JsonNode newExpireAt) {
        return new Manuscript(
                title,
                lead,
                body,
                cover,
                categoryIds,
                tags,
                byline,
                source,
                language,
                notifySubscribers,
                newSeo,
                newRelated,
                newPinnedUntil,
                newExpireAt);
    }

    /** The items of a manuscript may be null, those of an article are not. */
    private static List<@Nullable String> copy(List<String> items) {
        return new ArrayList<>(items);
    }

    public boolean notifiesSubscribers() {
        return Boolean.TRUE.equals(notifySubscribers);
    }

    public record Cover(
            @Nullable String mediaId,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {}
}
