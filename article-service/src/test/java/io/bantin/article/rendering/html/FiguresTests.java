package io.bantin.article.rendering.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.article.media.Picture;
import io.bantin.article.media.PictureState;
import io.bantin.article.media.RenditionPlan;
import io.bantin.article.media.ShownPictures;
import io.bantin.article.media.format.PictureType;
import io.bantin.article.rendering.Markdown;
import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.kit.claims.ClaimState;
import io.bantin.kit.problems.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTests {

    private static final String ID = "0kt3v9wq5d777";
    private static final String SHA = "0123456789ab".repeat(6);

    @Test
    void makesAFigureOfAPictureThatStandsAlone() {
        assertThat(html("Trước.\n\n![Lúa](media:%s \"Xã <b>\")\n\nSau.", picture(null, null)))
                .isEqualTo("""
                        <p>Trước.</p>
                        <figure><img src="/media/%1$s/400-0123456789ab.jpg" alt="Lúa" srcset="/media/%1$s/320-0123456789ab.webp 320w , \
                        /media/%1$s/400-0123456789ab.webp 400w" sizes="(min-width: 46rem) 46rem, 100vw" width="400" height="300" \
                        loading="lazy" /><figcaption>Xã &lt;b&gt;</figcaption></figure>
                        <p>Sau.</p>
                        """.formatted(ID));
    }

    @Test
    void takesMissingTextsFromTheLibrary() {
        assertThat(html("![](media:%s)", picture("Chú thích", "Lê An")))
                .contains("alt=\"Mô tả\"", "<figcaption>Chú thích <small>(Lê An)</small></figcaption>");
        assertThat(html("![](media:%s)", picture(null, "Lê An")))
                .contains("<figcaption><small>(Lê An)</small></figcaption>");
        assertThat(html("![Khác](media:%s \"Của bài\")", picture("Chú thích", null)))
                .contains("alt=\"Khác\"", "<figcaption>Của bài</figcaption>");
    }

    @Test
    void separatesPicturesOfOneParagraph() {
        assertThat(html("![a](media:%1$s) ![b](media:%1$s)\n![c](media:%1$s)", picture(null, null)))
                .containsSubsequence("<figure>", "alt=\"a\"", "<figure>", "alt=\"b\"", "<figure>", "alt=\"c\"")
                .doesNotContain("<p>");
    }

    @Test
    void leavesAPictureBetweenWordsInItsLine() {
        assertThat(html("Biểu tượng ![a](media:%s \"t\") ở đây, - ![b](media:%1$s)", picture("Chú thích", "Lê An")))
                .startsWith("<p>Biểu tượng <img src=")
                .contains("srcset=")
                .doesNotContain("figure", "figcaption", "data-");
    }

    @Test
    void showsPicturesInListsTablesAndPastedFigures() {
        assertThat(html("- ![a](media:%s)", picture(null, null))).contains("<li><img src=");
        assertThat(html("| a |\n|---|\n| ![a](media:%s) |", picture(null, null)))
                .contains("<td><img src=");
        assertThat(html("<figure><img src=\"MEDIA:%s\"><figcaption>x</figcaption></figure>", picture(null, null)))
                .contains("<figure><img src=\"/media/", "<figcaption>x</figcaption>");
        assertThat(html("[![a](media:%s)](https://example.org)", picture(null, null)))
                .contains("<a href=\"https://example.org\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"media:0kt3v9wq5d778", "media:", "media:x", "MEDIA:0kt3v9wq5d778", "media:0kt3v9wq5d777x"})
    void refusesPicturesThatDoNotExist(String address) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> html("![a](" + address + ")", picture(null, null)))
                .withMessageContaining("body: names the picture");
    }

    @Test
    void letsNobodyElseSetSizes() {
        var rendered = render(
                "<img src=\"/anh.jpg\" width=\"5\" srcset=\"//evil.example/a 1w\" sizes=\"1px\" loading=\"eager\">",
                null);

        assertThat(rendered.html()).isEqualToIgnoringNewLines("<img src=\"/anh.jpg\" />");
        assertThat(rendered.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.text()).contains("width"));
        assertThat(html("<img src=\"media:%s\" width=\"5\" srcset=\"//evil.example/a 1w\">", picture(null, null)))
                .contains("width=\"400\"")
                .doesNotContain("evil");
    }

    private static String html(String markdown, Picture picture) {
        return render(markdown.formatted(ID), picture).html();
    }

    private static RenderedBody render(String markdown, @Nullable Picture picture) {
        var pictures = picture == null ? ShownPictures.NONE : ShownPictures.required(Map.of(ID, picture));
        return Markdown.render(markdown, pictures, WorkBudget.within(Duration.ofMinutes(1)));
    }

    private static Picture picture(@Nullable String caption, @Nullable String credit) {
        return new Picture(
                ID,
                PictureState.PROCESSING,
                SHA,
                PictureType.JPEG,
                400,
                300,
                1,
                1,
                "Mô tả",
                caption,
                credit,
                null,
                List.of(),
                "lan",
                Instant.EPOCH,
                RenditionPlan.of(ID, SHA, 400, 300, "jpg", true),
                List.of(),
                true,
                null,
                null,
                ClaimState.FREE);
    }
}
