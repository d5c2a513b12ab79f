package io.bantin.deadletters.operators;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.topics.Topic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Selects the dead letters to replay: some by id, or all that wait. */
@Schema(example = """
                {"ids": ["article-events.notification-service-0-7"], "force": false}""")
record ReplayRequest(
        @Schema(description = "Up to 500 ids; or say \"all\".") @Nullable
        List<@Nullable String> ids,

        @Schema(description = "All that wait, without the parked ones.") @Nullable
        Boolean all,

        @Schema(description = "With \"all\": only those of one topic.") @Nullable
        String topic,

        @Schema(description = "With \"ids\": also those that are parked, discarded or already replayed.") @Nullable
        Boolean force) {

    private static final int MAX_IDS = 500;

    sealed interface Selection permits Some, All {}

    record Some(List<String> ids, boolean force) implements Selection {}

    record All(@Nullable Topic topic) implements Selection {}

    Selection checked() {
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
            if (ids.isEmpty() || ids.size() > MAX_IDS) {
                errors.add(new FieldError("ids", "must have from 1 to %d ids.".formatted(MAX_IDS)));
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
