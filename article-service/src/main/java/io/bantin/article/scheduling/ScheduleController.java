package io.bantin.article.scheduling;

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
@Tag(
        name = "Scheduling",
        description = "For publishers only; every request needs the article's ETag in If-Match. A scheduled article is "
                + "published within a second of its time. What keeps it from that is its scheduleProblem.")
class ScheduleController {

    private static final String KEY = "Idempotency-Key";

    private final Scheduling scheduling;

    ScheduleController(Scheduling scheduling) {
        this.scheduling = scheduling;
    }

    record Schedule(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "ISO-8601 with an offset, a zone in brackets or both; at most a year ahead.",
                    example = "2026-03-02T08:00:00+07:00")
            @Nullable
            String publishAt) {}

    @PostMapping("/schedule")
    @Operation(summary = "Publish an article at a later time, or change that time")
    ResponseEntity<ArticleView> schedule(
            @PathVariable String id,
            @RequestBody Schedule body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        var request = new TransitionRequest(Step.SCHEDULE, body, ifMatch, key, caller);
        return ArticleView.answer(scheduling.schedule(id, request, body.publishAt()));
    }

    @PostMapping("/unschedule")
    @Operation(summary = "Do not publish a scheduled article: SCHEDULED becomes APPROVED")
    ResponseEntity<ArticleView> unschedule(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        return ArticleView.answer(
                scheduling.unschedule(id, new TransitionRequest(Step.UNSCHEDULE, null, ifMatch, key, caller)));
    }
}
