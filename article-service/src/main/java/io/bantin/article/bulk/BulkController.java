package io.bantin.article.bulk;

import io.bantin.article.permissions.ArticleForbidden;
import io.bantin.article.transitions.Reason;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Bulk", description = "One step for up to 500 articles. Each article has an outcome of its own.")
class BulkController {

    private static final int MAX_IDS = 500;

    private final BulkSteps steps;

    BulkController(BulkSteps steps) {
        this.steps = steps;
    }

    @Schema(example = "{\"step\": \"tag\", \"ids\": [\"0kt3v9wq5d2xa\"], \"tags\": [\"mùa gặt\"]}")
    record BulkRequest(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"publish", "withdraw", "tag", "untag", "move"})
            @Nullable
            String step,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "1 to 500 ids of articles.") @Nullable
            List<@Nullable String> ids,

            @Schema(description = "For withdraw: why.") @Nullable
            String reason,

            @Schema(description = "For tag and untag.") @Nullable
            List<@Nullable String> tags,

            @Schema(description = "For move: the categories that replace those of each article.") @Nullable
            List<@Nullable String> categoryIds) {}

    /** What happened to one article. */
    record Outcome(String id, int status, @Nullable ProblemDetail problem) {}

    record Outcomes(List<Outcome> items) {}

    @PostMapping("/api/editorial/articles/bulk")
    @Operation(
            summary = "Publish, withdraw, tag, untag or move up to 500 articles",
            description =
                    "Takes the present version of each article, so it needs no If-Match. An article that has the tags or "
                            + "categories already gets no version.")
    Outcomes take(@RequestBody BulkRequest body, Caller caller) {
        var step = BulkStep.of(body.step());
        if (!caller.is(step.role())) {
            throw ArticleForbidden.toTake(body.step());
        }
        var ids = ids(body.ids());
        var change = switch (step) {
            case PUBLISH -> steps.publish();
            case WITHDRAW ->
                steps.withdraw(Reason.checked("reason", body.reason(), "must say why the articles are withdrawn."));
            case TAG -> steps.tag(BulkStep.tags(body.tags()));
            case UNTAG -> steps.untag(BulkStep.tags(body.tags()));
            case MOVE -> steps.move(BulkStep.categories(body.categoryIds()));
        };
        return new Outcomes(steps.forEach(ids, change, caller));
    }

    private static List<String> ids(@Nullable List<@Nullable String> typed) {
        if (typed == null || typed.isEmpty() || typed.size() > MAX_IDS) {
            throw InvalidInput.of("ids", "must have 1 to %d items.".formatted(MAX_IDS));
        }
        var ids = new LinkedHashSet<String>();
        for (int i = 0; i < typed.size(); i++) {
            var id = typed.get(i);
            if (id == null || id.isEmpty() || id.length() > 100) {
                throw InvalidInput.of("ids[%d]".formatted(i), "must be the id of an article.");
            }
            ids.add(id);
        }
        return List.copyOf(ids);
    }
}
