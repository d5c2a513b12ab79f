package io.bantin.stack.mail;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One mail as the receiver sees it, decoded. */
public record Mail(
        String to,
        String subject,
        @Nullable String messageId,
        Map<String, String> headers,
        @Nullable String text,
        @Nullable String html,
        Instant receivedAt) {}
