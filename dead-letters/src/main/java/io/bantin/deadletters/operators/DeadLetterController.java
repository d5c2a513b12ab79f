package io.bantin.deadletters.operators;

import io.bantin.deadletters.DeadLetter;
import io.bantin.deadletters.DeadLetterDecisions;
import io.bantin.deadletters.DeadLetterState;
import io.bantin.deadletters.DeadLetters;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/ops/dead-letters")
@Tag(name = "Dead letters", description = "Records that a service could not handle, with the reason and the decision.")
class DeadLetterController {

    private static final int MAX_LIMIT = 100;
    private static final int MAX_REASON_LENGTH = 1000;

    private static final Logger log = LoggerFactory.getLogger(DeadLetterController.class);

    private final DeadLetters deadLetters;
    private final DeadLetterDecisions decisions;
    private final DeadLetterReplay replaying;

    DeadLetterController(DeadLetters deadLetters, DeadLetterDecisions decisions, DeadLetterReplay replaying) {
        this.deadLetters = deadLetters;
        this.decisions = decisions;
        this.replaying = replaying;
    }

    /** The operator's reason. */
    @Schema(example = """
                    {"reason": "Bản ghi thử."}""")
    record Discard(@Nullable String reason) {}

    /** One page of dead letters. */
    record Page(List<DeadLetterView> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "List the dead letters of all services, newest first")
    Page list(
            @RequestParam(required = false) @Nullable DeadLetterState state,
            @Parameter(description = "The topic of the record.") @RequestParam(required = false) @Nullable String topic,
            @Parameter(description = "The value of 'next' on the page before.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "1 to 100 items.") @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidInput.of("limit", "must be from 1 to %d.".formatted(MAX_LIMIT));
        }
        List<DeadLetter> found = deadLetters.newest(state, TopicParameter.named(topic), after(cursor), limit + 1);
        List<DeadLetter> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream()
                        .map(deadLetter -> DeadLetterView.of(deadLetter, deadLetters.stateOf(deadLetter)))
                        .toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one, with its whole body and its headers")
    DeadLetterView one(@PathVariable String id) {
        return view(existing(id));
    }

    @PostMapping("/replay")
    @Operation(summary = "Send records to their topics again; a consumer ignores a record that it has handled")
    DeadLetterDecisions.Replayed replay(@RequestBody ReplayRequest request, Caller caller) {
        ReplayRequest.Selection wish = request.checked();
        DeadLetterDecisions.Replayed replayed = replaying.replay(wish);
        log.info("{} replayed {} dead letters", caller.name(), replayed.replayed());
        return replayed;
    }

    @PostMapping("/{id}/discard")
    @Operation(summary = "Discard one for good, even if the same record comes again")
    DeadLetterView discard(@PathVariable String id, @RequestBody Discard discard, Caller caller) {
        String reason = discard.reason() == null ? "" : discard.reason().strip();
        if (reason.isEmpty() || reason.length() > MAX_REASON_LENGTH) {
            throw InvalidInput.of("reason", "must say in 1 to %d characters why.".formatted(MAX_REASON_LENGTH));
        }
        DeadLetter discarded = decisions.discard(id, reason).orElseThrow(() -> DeadLetterNotFound.withId(id));
        log.info("{} discarded dead letter {}", caller.name(), discarded.id());
        return view(discarded);
    }

    private @Nullable DeadLetter after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        return deadLetters
                .find(cursor)
                .orElseThrow(() -> InvalidInput.of("cursor", "must be the 'next' of a page that was sent before."));
    }

    private DeadLetterView view(DeadLetter deadLetter) {
        return DeadLetterView.whole(deadLetter, deadLetters.stateOf(deadLetter));
    }

    private DeadLetter existing(String id) {
        return deadLetters.find(id).orElseThrow(() -> DeadLetterNotFound.withId(id));
    }
}
