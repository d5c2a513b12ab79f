package io.bantin.article.manuscripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.bantin.article.editorial.ArticleFixtures;
import io.bantin.article.manuscripts.CheckedManuscript.Present;
import io.bantin.article.media.ShownPictures;
import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedManuscriptTests {

    @Test
    void cleansAllFields() {
        var cover = new Manuscript.Cover(null, "\u00A0 Ảnh\u200B", "  ", null);
        var checked = copyOf(new Manuscript(
                "  Hội\u00A0nghị \n <script>alert(1)</script>",
                "Sáng\tnay",
                "# Tin\r\n\r\nchữ\u00A0",
                cover,
                List.of("a", "a", "b"),
                List.of(" lúa  mới "),
                List.of("Lê An"),
                " ",
                "EN-us",
                null,
                null,
                null,
                null,
                null));

        assertThat(checked.summary().title()).isEqualTo("Hội nghị <script>alert(1)</script>");
        assertThat(checked.summary().slug()).isEqualTo("hoi-nghi-script-alert-1-script");
        assertThat(checked.summary().lead()).isEqualTo("Sáng nay");
        assertThat(checked.summary().categoryIds()).containsExactly("a", "b");
        assertThat(checked.summary().tags()).containsExactly("lúa mới");
        assertThat(checked.summary().source()).isNull();
        assertThat(checked.summary().language()).isEqualTo("en");
        assertThat(checked.summary().cover()).isNotNull().satisfies(cleaned -> {
            assertThat(cleaned.alt()).isEqualTo("Ảnh");
            assertThat(cleaned.caption()).isNull();
        });
        assertThat(checked.body().markdown()).isEqualTo("# Tin\n\nchữ ");
        assertThat(checked.body().html()).isEqualTo("<h1 id=\"tin\">Tin</h1>\n<p>chữ</p>\n");
    }

    @Test
    void treatsAbsentFieldsAsEmpty() {
        var checked = copyOf(titled("Tin"));

        assertThat(checked.summary().lead()).isEmpty();
        assertThat(checked.summary().cover()).isNull();
        assertThat(checked.summary().categoryIds()).isEmpty();
        assertThat(checked.summary().language()).isEqualTo("vi");
        assertThat(checked.body().html()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \u00A0\u200B\n"})
    void refusesAnInvisibleTitle(@Nullable String title) {
        assertThat(errorsOf(titled(title))).containsExactly(new FieldError("title", "must not be empty."));
    }

    @Test
    void countsCharactersAfterCleaning() {
        assertThatNoException().isThrownBy(() -> copyOf(titled(" ".repeat(300) + "ệ".repeat(125) + "🎈".repeat(125))));
        assertThat(errorsOf(titled("a".repeat(251))))
                .containsExactly(new FieldError("title", "must not be longer than 250 characters."));
    }

    @Test
    void measuresTheBodyInBytes() {
        assertThatNoException().isThrownBy(() -> copyOf(withBody("a".repeat(1 << 20))));
        assertThat(errorsOf(withBody("ệ".repeat(1 << 19))))
                .containsExactly(new FieldError("body", "must not be larger than 1 MiB of UTF-8."));
    }

    @ParameterizedTest
    @CsvSource({"fr", "vietnamese", "''", "v_i"})
    void refusesOtherLanguages(String language) {
        assertThat(errorsOf(new Manuscript(
                        "Tin", null, null, null, null, null, null, null, language, null, null, null, null, null)))
                .extracting(FieldError::field)
                .containsExactly("language");
    }

    @Test
    void reportsAllErrorsTogether() {
        var manuscript = new Manuscript(
                "",
                "a".repeat(1001),
                null,
                new Manuscript.Cover("not-an-id-at-all", null, null, null),
                List.of("x".repeat(14)),
                Arrays.asList("lúa", null),
                Collections.nCopies(21, "An"),
                "b".repeat(251),
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(errorsOf(manuscript))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "title", "lead", "cover.mediaId", "categoryIds[0]", "tags[1]", "byline", "source");
    }

    private static CheckedManuscript copyOf(Manuscript manuscript) {
        return CheckedManuscript.of(
                manuscript,
                Present.NOTHING,
                ShownPictures.NONE,
                ArticleFixtures.at(0),
                WorkBudget.within(Duration.ofMinutes(1)));
    }

    private static Manuscript titled(@Nullable String title) {
        return new Manuscript(title, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static Manuscript withBody(String body) {
        return new Manuscript("Tin", null, body, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static List<FieldError> errorsOf(Manuscript manuscript) {
        var refused = Assertions.catchThrowableOfType(InvalidInput.class, () -> copyOf(manuscript));
        assertThat(refused).isNotNull();
        var properties = Objects.requireNonNull(refused.getBody().getProperties());
        return ((List<?>) Objects.requireNonNull(properties.get("errors")))
                .stream().map(FieldError.class::cast).toList();
    }
}
