package io.bantin.deadletters.operators;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.topics.Topic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which dead letters to replay: some by id, or all that wait. */
record ReplayRequest(
        @Schema(description = "Up to 500 ids; or say \"all\".") @Nullable
        List<@Nullable String> ids,

        @Schema(description = "All that wait, the parked ones not.") @Nullable
        Boolean all,

        @Schema(description = "With \"all\": those of one topic.") @Nullable
        String topic,

        @Schema(description = "With \"ids\": also what is parked, discarded, or was replayed before.") @Nullable
        Boolean force) {

    private static final int MOST = 500;

    sealed interface Wish permits Some, All {}

    record Some(List<String> ids, boolean force) implements Wish {}

    record All(@Nullable Topic topic) implements Wish {}

    Wish checked() {
        List<FieldError> errors = errors();
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        return ids == null
                ? new All(TopicParameter.named(topic))
                : new Some(ids.stream().filter(Objects::nonNull).distinct().toList(), Boolean.TRUE.equals(force));
    }

    private List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (ids == null && !Boolean.TRUE.equals(all)) {
            errors.add(new FieldError("ids", "names the dead letters to replay; or say \"all\": true."));
        }
        if (ids != null) {
            if (Boolean.TRUE.equals(all)) {
                errors.add(new FieldError("all", "cannot be asked for together with ids."));
            }
            if (topic != null) {
                errors.add(new FieldError("topic", "goes with \"all\" only."));
            }
            if (ids.isEmpty() || ids.size() > MOST) {
                errors.add(new FieldError("ids", "must have from 1 to %d ids.".formatted(MOST)));
            }
            if (ids.stream().anyMatch(id -> id == null || id.isBlank())) {
                errors.add(new FieldError("ids", "must not have an empty id."));
            }
        } else if (Boolean.TRUE.equals(force)) {
            errors.add(new FieldError("force", "goes with ids only: what is parked is replayed by its id."));
        }
        return errors;
    }
}
