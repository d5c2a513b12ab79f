package io.bantin.article.workflow;

import static io.bantin.article.workflow.ArticleStatus.APPROVED;
import static io.bantin.article.workflow.ArticleStatus.DRAFT;
import static io.bantin.article.workflow.ArticleStatus.IN_REVIEW;
import static io.bantin.article.workflow.ArticleStatus.PUBLISHED;
import static io.bantin.article.workflow.ArticleStatus.SCHEDULED;
import static io.bantin.article.workflow.ArticleStatus.WITHDRAWN;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bantin.kit.security.Caller;
import io.bantin.kit.security.Roles;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that makes a version of an article: the steps from state to state, and the changes of its content. */
public enum Step {
    SUBMIT(Roles.REPORTER, EnumSet.of(DRAFT), IN_REVIEW),
    REQUEST_CHANGES(Roles.EDITOR, EnumSet.of(IN_REVIEW, APPROVED), DRAFT),
    APPROVE(Roles.EDITOR, EnumSet.of(IN_REVIEW), APPROVED),
    SCHEDULE(Roles.PUBLISHER, EnumSet.of(DRAFT, IN_REVIEW, APPROVED, SCHEDULED), SCHEDULED),
    UNSCHEDULE(Roles.PUBLISHER, EnumSet.of(SCHEDULED), APPROVED),
    PUBLISH(Roles.PUBLISHER, EnumSet.of(DRAFT, IN_REVIEW, APPROVED, SCHEDULED), PUBLISHED),
    WITHDRAW(Roles.PUBLISHER, EnumSet.of(PUBLISHED), WITHDRAWN),
    COPY(Roles.REPORTER, EnumSet.allOf(ArticleStatus.class), DRAFT),
    CREATE(Roles.REPORTER, EnumSet.noneOf(ArticleStatus.class), DRAFT),
    SAVE(Roles.REPORTER, EnumSet.complementOf(EnumSet.of(WITHDRAWN)), null),
    RESTORE(Roles.REPORTER, EnumSet.complementOf(EnumSet.of(WITHDRAWN)), null);

    private static final Set<Step> TRANSITIONS = EnumSet.range(SUBMIT, COPY);

    private final String role;
    private final Set<ArticleStatus> from;
    private final @Nullable ArticleStatus to;

    Step(String role, Set<ArticleStatus> from, @Nullable ArticleStatus to) {
        this.role = role;
        this.from = from;
        this.to = to;
    }

    /** The steps that have an endpoint of their own, which is named after them. */
    public static Set<Step> transitions() {
        return TRANSITIONS;
    }

    /** The transitions that the caller may make from this status. */
    public static List<Step> allowed(ArticleStatus status, Caller caller) {
        return TRANSITIONS.stream()
                .filter(step -> step.from.contains(status) && caller.is(step.role))
                .toList();
    }

    /** Returns the status after this step, or refuses the step. */
    public ArticleStatus from(ArticleStatus status, Caller caller) {
        if (!from.contains(status)) {
            throw WrongState.of(this, status, caller);
        }
        return switch (this) {
            case SAVE, RESTORE -> status == SCHEDULED && !caller.is(Roles.PUBLISHER) ? APPROVED : status;
            case SUBMIT, REQUEST_CHANGES, APPROVE, SCHEDULE, UNSCHEDULE, PUBLISH, WITHDRAW, COPY, CREATE ->
                to == null ? status : to;
        };
    }

    /** The statuses in which an article can take this step, for people. */
    String origins() {
        return Arrays.stream(ArticleStatus.values())
                .filter(from::contains)
                .map(ArticleStatus::name)
                .reduce((left, right) -> left + ", " + right)
                .orElse("none");
    }

    /** Whether it replaces what the article says. */
    public boolean isSave() {
        return this == SAVE || this == RESTORE;
    }

    public String role() {
        return role;
    }

    /** The name in addresses and answers, such as {@code request-changes}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
