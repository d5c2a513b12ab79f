package io.bantin.deadletters.operators;

import io.bantin.deadletters.DeadLetter;
import io.bantin.deadletters.DeadLetterDecisions;
import io.bantin.deadletters.DeadLetterDecisions.Replayed;
import io.bantin.deadletters.DeadLetters;
import io.bantin.kit.problems.FieldError;
import java.util.List;
import java.util.Optional;

/** Replays what an operator asks for. If one of the dead letters needs force, nothing is replayed. */
class DeadLetterReplay {

    private final DeadLetters deadLetters;
    private final DeadLetterDecisions decisions;

    DeadLetterReplay(DeadLetters deadLetters, DeadLetterDecisions decisions) {
        this.deadLetters = deadLetters;
        this.decisions = decisions;
    }

    Replayed replay(ReplayRequest.Selection wish) {
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
                .map(id -> deadLetters.find(id).orElseThrow(() -> DeadLetterNotFound.withId(id)))
                .flatMap(deadLetter -> refusal(deadLetter).stream())
                .map(why -> new FieldError("ids", why))
                .toList();
        if (!refused.isEmpty() && !some.force()) {
            throw ReplayNeedsForce.of(refused);
        }
    }

    private Optional<String> refusal(DeadLetter deadLetter) {
        return switch (deadLetters.stateOf(deadLetter)) {
            case WAITING, REPLAYED -> Optional.empty();
            case PARKED ->
                Optional.of("'%s' is parked: it was replayed %d times and came back."
                        .formatted(deadLetter.id(), deadLetter.replays()));
            case DISCARDED ->
                Optional.of("'%s' was discarded: %s".formatted(deadLetter.id(), deadLetter.discardReason()));
        };
    }
}
