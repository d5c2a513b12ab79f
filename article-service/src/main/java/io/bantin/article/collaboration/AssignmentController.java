package io.bantin.article.collaboration;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.ArticleView;
import io.bantin.article.editorial.Articles;
import io.bantin.article.editorial.Assignment;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.times.MalformedTime;
import io.bantin.article.times.TimeText;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.bantin.kit.text.TextCleaner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Collaboration")
class AssignmentController {

    private static final int MAX_LENGTH = 200;

    private final Articles articles;
    private final Categories categories;

    AssignmentController(Articles articles, Categories categories) {
        this.articles = articles;
        this.categories = categories;
    }

    @Schema(example = "{\"assignee\": \"reporter\", \"dueAt\": \"2026-03-02T08:00:00+07:00\"}")
    record NewAssignment(
            @Schema(description = "An account; null: nobody.") @Nullable
            String assignee,

            @Schema(description = "ISO-8601 with an offset; null: no date.") @Nullable
            String dueAt) {}

    @PutMapping("/api/editorial/articles/{id}/assignment")
    @Operation(summary = "Say who is to work on an article and by when; for editors")
    ResponseEntity<ArticleView> assign(@PathVariable String id, @RequestBody NewAssignment body, Caller caller) {
        var assignment = new Assignment(account(body.assignee()), dueAt(body.dueAt()));
        var article = articles.get(id);
        ArticlePermissions.requireMayRead(article, caller);
        categories.requireWithinLimit(article.summary().categoryIds(), caller);
        articles.assign(id, assignment);
        return ArticleView.answer(articles.get(id));
    }

    private static @Nullable String account(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        var name = TextCleaner.isFarLongerThan(MAX_LENGTH, typed) ? typed : TextCleaner.clean(typed);
        if (name.length() > MAX_LENGTH || name.isEmpty()) {
            throw InvalidInput.of(
                    "assignee", "must be an account of at most %d characters, or null.".formatted(MAX_LENGTH));
        }
        return name;
    }

    private static @Nullable Instant dueAt(@Nullable String typed) {
        try {
            return typed == null ? null : TimeText.parse(typed);
        } catch (MalformedTime malformed) {
            throw InvalidInput.of("dueAt", String.valueOf(malformed.getMessage()));
        }
    }
}
