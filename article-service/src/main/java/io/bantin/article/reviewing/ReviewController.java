package io.bantin.article.reviewing;

import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.ArticleView;
import io.bantin.article.transitions.TransitionRequest;
import io.bantin.article.workflow.Step;
import io.bantin.kit.etags.Etags;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ReviewController.PATH + "/{id}")
@Tag(
        name = "Review",
        description =
                "Reporters submit their own drafts; editors approve them or ask for changes. Every request needs the "
                        + "article's ETag in If-Match. A step that the status does not allow is answered with 409 and the steps that it does.")
class ReviewController {

    static final String PATH = "/api/editorial/articles";
    private static final String KEY = "Idempotency-Key";

    private final Reviewing reviewing;
    private final Copying copying;

    ReviewController(Reviewing reviewing, Copying copying) {
        this.reviewing = reviewing;
        this.copying = copying;
    }

    @Schema(example = """
                    {"comment": "Thiếu nguồn của con số ở đoạn hai."}""")
    record ChangeRequest(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = 1000,
                    description = "What the author is to change; the history shows it.")
            @Nullable
            String comment) {}

    @PostMapping("/submit")
    @Operation(summary = "Submit a draft to the editors: DRAFT becomes IN_REVIEW")
    ResponseEntity<ArticleView> submit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        return ArticleView.answer(reviewing.move(id, new TransitionRequest(Step.SUBMIT, null, ifMatch, key, caller)));
    }

    @PostMapping("/approve")
    @Operation(summary = "Approve an article: IN_REVIEW becomes APPROVED")
    ResponseEntity<ArticleView> approve(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        return ArticleView.answer(reviewing.move(id, new TransitionRequest(Step.APPROVE, null, ifMatch, key, caller)));
    }

    @PostMapping("/request-changes")
    @Operation(summary = "Ask the author for changes: IN_REVIEW or APPROVED becomes DRAFT")
    ResponseEntity<ArticleView> requestChanges(
            @PathVariable String id,
            @RequestBody ChangeRequest body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        var request = new TransitionRequest(Step.REQUEST_CHANGES, body, ifMatch, key, caller);
        return ArticleView.answer(reviewing.requestChanges(id, request, body.comment()));
    }

    @PostMapping("/copy")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Copy an article of any status, also a withdrawn one, into a new draft of the caller")
    @ApiResponse(responseCode = "201")
    ResponseEntity<ArticleView> copy(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        Article draft = copying.copy(id, new TransitionRequest(Step.COPY, null, ifMatch, key, caller));
        return ResponseEntity.created(URI.create(PATH + "/" + draft.id()))
                .eTag(Etags.of(draft.version()))
                .body(ArticleView.of(draft, null));
    }
}
