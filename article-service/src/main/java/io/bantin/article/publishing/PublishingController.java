package io.bantin.article.publishing;

import io.bantin.article.editorial.ArticleView;
import io.bantin.article.transitions.TransitionRequest;
import io.bantin.article.workflow.Step;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editorial/articles/{id}")
@Tag(name = "Publishing", description = "For publishers only; every request needs the article's ETag in If-Match.")
class PublishingController {

    private static final String KEY = "Idempotency-Key";

    private final Publishing publishing;

    PublishingController(Publishing publishing) {
        this.publishing = publishing;
    }

    @Schema(example = """
                    {"reason": "Nguồn tin đã đính chính."}""")
    record Reason(@Nullable String reason) {}

    @PostMapping("/publish")
    @Operation(summary = "Publish an article and notify its subscribers")
    ResponseEntity<ArticleView> publish(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        var request = new TransitionRequest(Step.PUBLISH, null, ifMatch, key, caller);
        return ArticleView.answer(publishing.publish(id, request));
    }

    @PostMapping("/withdraw")
    @Operation(summary = "Withdraw a published article permanently; mails that are not yet sent are cancelled")
    ResponseEntity<ArticleView> withdraw(
            @PathVariable String id,
            @RequestBody Reason reason,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        var request = new TransitionRequest(Step.WITHDRAW, reason, ifMatch, key, caller);
        return ArticleView.answer(publishing.withdraw(id, request, reason.reason()));
    }
}
