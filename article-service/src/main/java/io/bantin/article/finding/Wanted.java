package io.bantin.article.finding;

import io.bantin.article.workflow.ArticleStatus;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.bantin.kit.security.Roles;
import io.bantin.kit.text.FoldedWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an editor searches for; null means any.
 *
 * @param words all of them must occur
 */
record Wanted(
        @Nullable ArticleStatus status,
        @Nullable String category,
        @Nullable String author,
        @Nullable String assignee,
        @Nullable List<String> words) {

    private static final String ME = "me";
    private static final int MAX_LENGTH = 200;
    private static final int MAX_WORDS = 12;

    /** Reporters find their own articles, and those that are assigned to them if they ask for these. */
    static Wanted of(
            @Nullable ArticleStatus status,
            @Nullable String category,
            @Nullable String author,
            @Nullable String assignee,
            @Nullable String q,
            Caller caller) {
        var by = named(author, caller);
        var assigned = named(assignee, caller);
        boolean seesAll = caller.is(Roles.EDITOR) || caller.name().equals(assigned);
        if (!seesAll && by == null) {
            by = caller.name();
        }
        boolean seesNothing = !seesAll && !caller.name().equals(by);
        return new Wanted(status, category, by, assigned, seesNothing ? List.of() : words(q));
    }

    /** True if no article can match: a query without a word, or a reporter who asks for the articles of others. */
    boolean isNothing() {
        return words != null && words.isEmpty();
    }

    private static @Nullable String named(@Nullable String account, Caller caller) {
        if (account == null || account.isEmpty()) {
            return null;
        }
        return account.equals(ME) ? caller.name() : account;
    }

    private static @Nullable List<String> words(@Nullable String q) {
        if (q == null || q.isEmpty()) {
            return null;
        }
        if (q.length() > MAX_LENGTH) {
            throw InvalidInput.of("q", "must not be longer than %d characters.".formatted(MAX_LENGTH));
        }
        return FoldedWords.of(q).stream().distinct().limit(MAX_WORDS).toList();
    }
}
