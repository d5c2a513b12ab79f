package io.bantin.article.workflow;

import io.bantin.kit.security.Caller;
import java.time.Instant;

/** Who takes a step, and when. */
public record Decision(Caller by, Instant at) {}
