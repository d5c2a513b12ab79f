package io.bantin.kit.consumers;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes any failure in bounded text: its causes may form a circle, and its message may be huge or throw. */
final class FailureDescription {

    static final int MAX_MESSAGE_LENGTH = 2_000;
    private static final int MAX_STACK_LENGTH = 16_000;
    private static final int MAX_FRAMES = 100;
    private static final int MAX_CAUSES = 30;

    private FailureDescription() {}

    /** Returns the class and message of the deepest cause. */
    static String of(@Nullable Throwable failure) {
        if (failure == null) {
            return "unknown";
        }
        Throwable cause = causes(failure).getLast();
        return cut(cause.getClass().getSimpleName() + ": " + message(cause), MAX_MESSAGE_LENGTH);
    }

    static String message(Throwable failure) {
        try {
            return cut(String.valueOf(failure.getMessage()), MAX_MESSAGE_LENGTH);
        } catch (RuntimeException | StackOverflowError itself) {
            return "(its message cannot be read)";
        }
    }

    /** Returns the failure and its causes, each once. */
    static List<Throwable> causes(Throwable failure) {
        List<Throwable> found = new ArrayList<>();
        for (Throwable cause = failure; cause != null && isNew(cause, found); cause = cause.getCause()) {
            found.add(cause);
        }
        return found;
    }

    private static boolean isNew(Throwable cause, List<Throwable> found) {
        return found.size() < MAX_CAUSES && found.stream().noneMatch(known -> known == cause);
    }

    static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        for (Throwable cause : causes(failure)) {
            lines.println(cause.getClass().getName() + ": " + message(cause));
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                lines.println("\tat " + frames[i]);
            }
        }
        return cut(text.toString(), MAX_STACK_LENGTH);
    }

    /** Returns false for a failure that could make a logger fail or a loop over its causes endless. */
    static boolean isHarmless(Exception failure) {
        List<Throwable> causes = causes(failure);
        return causes.getLast().getCause() == null
                && causes.stream().allMatch(cause -> cause instanceof Exception && hasShortMessage(cause));
    }

    private static boolean hasShortMessage(Throwable cause) {
        try {
            String message = cause.getMessage();
            return message == null || message.length() <= MAX_MESSAGE_LENGTH;
        } catch (RuntimeException | StackOverflowError itself) {
            return false;
        }
    }

    static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters) + "…";
    }
}
