package io.bantin.article.workflow;

import io.bantin.kit.security.Caller;
import io.bantin.kit.security.Roles;
import java.time.Instant;
import java.util.Set;

/** Who takes a step, and when. */
public record Attribution(Caller by, Instant at) {

    /** The decision of a publisher that the schedule carries out later, without a token. */
    public static Attribution ofPublisher(String name, Instant at) {
        return new Attribution(new Caller(name, Set.of(Roles.PUBLISHER, Roles.EDITOR, Roles.REPORTER)), at);
    }
}
