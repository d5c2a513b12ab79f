package io.bantin.article.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bantin.kit.security.Caller;
import io.bantin.kit.security.Roles;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the model with the table of steps in docs/newsroom.md. */
class StepTests {

    private static final Caller REPORTER = new Caller("ann", Set.of(Roles.REPORTER));
    private static final Caller EDITOR = new Caller("bob", Set.of(Roles.REPORTER, Roles.EDITOR));
    private static final Caller PUBLISHER = new Caller("thu", Set.of(Roles.REPORTER, Roles.EDITOR, Roles.PUBLISHER));

    private static final String TABLE = """
            submit          | DRAFT                               | IN_REVIEW
            request-changes | IN_REVIEW APPROVED                  | DRAFT
            approve         | IN_REVIEW                           | APPROVED
            schedule        | DRAFT IN_REVIEW APPROVED SCHEDULED  | SCHEDULED
            unschedule      | SCHEDULED                           | APPROVED
            publish         | DRAFT IN_REVIEW APPROVED SCHEDULED  | PUBLISHED
            withdraw        | PUBLISHED                           | WITHDRAWN
            copy            | DRAFT IN_REVIEW APPROVED SCHEDULED PUBLISHED WITHDRAWN | DRAFT
            """;

    static Stream<Arguments> everyStepFromEveryStatus() {
        return TABLE.lines()
                .map(line -> line.split("\\|"))
                .flatMap(row -> Arrays.stream(ArticleStatus.values())
                        .map(status -> Arguments.of(
                                step(row[0].strip()),
                                status,
                                Arrays.asList(row[1].strip().split(" +")).contains(status.name()),
                                ArticleStatus.valueOf(row[2].strip()))));
    }

    @ParameterizedTest
    @MethodSource("everyStepFromEveryStatus")
    void takesTheStepsOfTheTableAndNoOthers(Step step, ArticleStatus status, boolean possible, ArticleStatus to) {
        if (possible) {
            assertThat(step.from(status, PUBLISHER)).isEqualTo(to);
            assertThat(Step.allowed(status, PUBLISHER)).contains(step);
            return;
        }
        var refused = catchThrowableOfType(WrongState.class, () -> step.from(status, PUBLISHER));
        assertThat(refused.getBody().getProperties())
                .containsEntry("status", status)
                .containsEntry("allowed", Step.allowed(status, PUBLISHER));
        assertThat(Step.allowed(status, PUBLISHER)).doesNotContain(step);
    }

    @Test
    void theTableHasEachTransition() {
        assertThat(TABLE.lines().map(line -> step(line.split("\\|")[0].strip())))
                .containsExactlyElementsOf(Step.transitions());
    }

    @Test
    void offersOnlyTheStepsOfTheRole() {
        assertThat(Step.allowed(ArticleStatus.DRAFT, REPORTER)).containsExactly(Step.SUBMIT, Step.COPY);
        assertThat(Step.allowed(ArticleStatus.IN_REVIEW, REPORTER)).containsExactly(Step.COPY);
        assertThat(Step.allowed(ArticleStatus.IN_REVIEW, EDITOR))
                .containsExactly(Step.REQUEST_CHANGES, Step.APPROVE, Step.COPY);
        assertThat(Step.allowed(ArticleStatus.APPROVED, PUBLISHER))
                .containsExactly(Step.REQUEST_CHANGES, Step.SCHEDULE, Step.PUBLISH, Step.COPY);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, DRAFT",
        "IN_REVIEW, IN_REVIEW",
        "APPROVED, APPROVED",
        "SCHEDULED, APPROVED",
        "PUBLISHED, PUBLISHED"
    })
    void aSaveTakesAScheduledArticleBackUnlessAPublisherSaves(ArticleStatus before, ArticleStatus after) {
        assertThat(Step.SAVE.from(before, EDITOR)).isEqualTo(after);
        assertThat(Step.SAVE.from(before, PUBLISHER)).isEqualTo(before);
    }

    @Test
    void namesThePossibleStepsInTheRefusal() {
        var refused = catchThrowableOfType(WrongState.class, () -> Step.SAVE.from(ArticleStatus.WITHDRAWN, PUBLISHER));

        assertThat(refused.getBody().getDetail()).contains("WITHDRAWN", "'save'", "You may now: copy.");
        assertThat(refused.getBody().getProperties()).containsEntry("allowed", List.of(Step.COPY));
    }

    private static Step step(String text) {
        return Arrays.stream(Step.values())
                .filter(step -> step.text().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
