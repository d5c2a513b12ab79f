package io.bantin.stack.mail;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decoded mail, as its recipient sees it. */
public record Mail(
        String to,
        String subject,
        @Nullable String messageId,
        Map<String, String> headers,
        @Nullable String text,
        @Nullable String html,
        Instant receivedAt) {}
