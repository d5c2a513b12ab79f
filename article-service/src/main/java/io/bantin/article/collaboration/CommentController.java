package io.bantin.article.collaboration;

import io.bantin.article.editorial.Articles;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.transitions.Reason;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editorial/articles/{id}/comments")
@Tag(
        name = "Collaboration",
        description =
                "For all who may read the article, in every status. Nothing here makes a version, so nothing takes If-Match.")
class CommentController {

    private final Articles articles;
    private final Comments comments;
    private final Clock clock;

    CommentController(Articles articles, Comments comments, Clock clock) {
        this.articles = articles;
        this.comments = comments;
        this.clock = clock;
    }

    @Schema(example = "{\"text\": \"Cần thêm nguồn.\", \"quote\": \"Lúa chín sớm\"}")
    record NewComment(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 1000) @Nullable
            String text,

            @Schema(maxLength = 1000, description = "The words of the article that the comment is about.") @Nullable
            String quote) {}

    /** A comment as colleagues see it. */
    record CommentView(
            int number,
            String by,
            Instant at,
            String text,
            @Nullable String quote,
            @Nullable String resolvedBy,
            @Nullable Instant resolvedAt) {

        static CommentView of(Comment comment) {
            return new CommentView(
                    comment.number(),
                    comment.by(),
                    comment.at(),
                    comment.text(),
                    comment.quote(),
                    comment.resolvedBy(),
                    comment.resolvedAt());
        }
    }

    record CommentList(List<CommentView> items) {}

    @GetMapping
    @Operation(summary = "List the comments on an article, oldest first")
    CommentList list(@PathVariable String id, Caller caller) {
        requireMayRead(id, caller);
        return new CommentList(comments.of(id).stream().map(CommentView::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Comment on an article")
    CommentView add(@PathVariable String id, @RequestBody NewComment body, Caller caller) {
        var text = Reason.checked("text", body.text(), "must say something.");
        var quote = body.quote() == null || body.quote().isBlank()
                ? null
                : Reason.checked("quote", body.quote(), "must have visible characters, or be left out.");
        requireMayRead(id, caller);
        var now = clock.instant();
        return CommentView.of(comments.add(
                id,
                number ->
                        new Comment(Comment.id(id, number), id, number, caller.name(), now, text, quote, null, null)));
    }

    @PostMapping("/{number}/resolve")
    @Operation(summary = "Mark a comment as resolved; a second time changes nothing")
    CommentView resolve(
            @PathVariable String id,
            @Parameter(description = "The number of the comment.", example = "1") @PathVariable int number,
            Caller caller) {
        requireMayRead(id, caller);
        var comment = comments.find(id, number).orElseThrow(() -> CommentMissing.withNumber(number));
        comments.resolve(comment, new Update().set("resolvedBy", caller.name()).set("resolvedAt", clock.instant()));
        return comments.find(id, number).map(CommentView::of).orElseThrow(() -> CommentMissing.withNumber(number));
    }

    private void requireMayRead(String id, Caller caller) {
        ArticlePermissions.requireMayRead(articles.get(id), caller);
    }
}
