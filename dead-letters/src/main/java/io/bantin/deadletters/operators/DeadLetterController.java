package io.bantin.deadletters.operators;

import io.bantin.deadletters.DeadLetter;
import io.bantin.deadletters.DeadLetterDecisions;
import io.bantin.deadletters.DeadLetterState;
import io.bantin.deadletters.DeadLetters;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
@Tag(name = "Dead letters", description = "Records that a service could not handle: why, and what is done about them.")
class DeadLetterController {

    private static final int MOST = 100;
    private static final int LONGEST_REASON = 1000;

    private static final Logger log = LoggerFactory.getLogger(DeadLetterController.class);

    private final DeadLetters letters;
    private final DeadLetterDecisions decisions;
    private final DeadLetterReplay replaying;

    DeadLetterController(DeadLetters letters, DeadLetterDecisions decisions, DeadLetterReplay replaying) {
        this.letters = letters;
        this.decisions = decisions;
        this.replaying = replaying;
    }

    /** Why it is given up. */
    record Discard(@Nullable String reason) {}

    /** One page of dead letters. */
    record Page(List<DeadLetterView> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "List dead letters of all services, the latest to arrive for the first time first")
    Page list(
            @RequestParam(required = false) @Nullable DeadLetterState state,
            @Parameter(description = "The topic that the record was on.") @RequestParam(required = false) @Nullable
                    String topic,
            @Parameter(description = "The 'next' of the page before.") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "1 to 100 items.") @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw InvalidInput.of("limit", "must be from 1 to %d.".formatted(MOST));
        }
        List<DeadLetter> found = letters.newest(state, TopicParameter.named(topic), after(cursor), limit + 1);
        List<DeadLetter> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream()
                        .map(letter -> DeadLetterView.of(letter, letters.stateOf(letter)))
                        .toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one, with its whole body and its headers")
    DeadLetterView one(@PathVariable String id) {
        return view(existing(id));
    }

    @PostMapping("/replay")
    @Operation(summary = "Send records to their topics again; what consumers have handled already, they ignore")
    DeadLetterDecisions.Replayed replay(@RequestBody ReplayRequest request, Caller caller) {
        ReplayRequest.Wish wish = request.checked();
        DeadLetterDecisions.Replayed replayed = replaying.replay(wish);
        log.info("{} replayed {} dead letters", caller.name(), replayed.replayed());
        return replayed;
    }

    @PostMapping("/{id}/discard")
    @Operation(summary = "Give one up, also for when the same record comes again")
    DeadLetterView discard(@PathVariable String id, @RequestBody Discard discard, Caller caller) {
        String reason = discard.reason() == null ? "" : discard.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw InvalidInput.of("reason", "must say in 1 to %d characters why.".formatted(LONGEST_REASON));
        }
        DeadLetter discarded = decisions.discard(id, reason).orElseThrow(() -> DeadLetterNotFound.withId(id));
        log.info("{} discarded dead letter {}", caller.name(), discarded.id());
        return view(discarded);
    }

    private @Nullable DeadLetter after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        return letters.find(cursor)
                .orElseThrow(() -> InvalidInput.of("cursor", "must be the 'next' of a page that was sent before."));
    }

    private DeadLetterView view(DeadLetter letter) {
        return DeadLetterView.whole(letter, letters.stateOf(letter));
    }

    private DeadLetter existing(String id) {
        return letters.find(id).orElseThrow(() -> DeadLetterNotFound.withId(id));
    }
}
