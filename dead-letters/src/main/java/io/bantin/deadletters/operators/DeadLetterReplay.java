package io.bantin.deadletters.operators;

import io.bantin.deadletters.DeadLetter;
import io.bantin.deadletters.DeadLetterDecisions;
import io.bantin.deadletters.DeadLetterDecisions.Replayed;
import io.bantin.deadletters.DeadLetters;
import io.bantin.kit.problems.FieldError;
import java.util.List;
import java.util.Optional;

/** Replays what an operator asks for: all of it or, where a part of it cannot be, nothing. */
class DeadLetterReplay {

    private final DeadLetters letters;
    private final DeadLetterDecisions decisions;

    DeadLetterReplay(DeadLetters letters, DeadLetterDecisions decisions) {
        this.letters = letters;
        this.decisions = decisions;
    }

    Replayed replay(ReplayRequest.Wish wish) {
        return switch (wish) {
            case ReplayRequest.All all -> decisions.replayAll(all.topic());
            case ReplayRequest.Some some -> {
                check(some);
                yield decisions.replay(some.ids(), some.force());
            }
        };
    }

    private void check(ReplayRequest.Some some) {
        List<FieldError> refused = some.ids().stream()
                .map(id -> letters.find(id).orElseThrow(() -> DeadLetterNotFound.withId(id)))
                .flatMap(letter -> refusal(letter).stream())
                .map(why -> new FieldError("ids", why))
                .toList();
        if (!refused.isEmpty() && !some.force()) {
            throw ReplayNeedsForce.of(refused);
        }
    }

    private Optional<String> refusal(DeadLetter letter) {
        return switch (letters.stateOf(letter)) {
            case WAITING, REPLAYED -> Optional.empty();
            case PARKED ->
                Optional.of("'%s' is parked: it was replayed %d times and came back."
                        .formatted(letter.id(), letter.replays()));
            case DISCARDED -> Optional.of("'%s' was discarded: %s".formatted(letter.id(), letter.discardReason()));
        };
    }
}
