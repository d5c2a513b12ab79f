package io.bantin.stack.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How the sink treats senders, as a test has configured it. */
final class SinkBehaviour {

    /** An SMTP reply instead of 250. */
    record Answer(int code, String text) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger nextAnswers = new AtomicInteger();
    private final AtomicInteger closesDuringData = new AtomicInteger();
    private final AtomicInteger closesAfterAccepting = new AtomicInteger();
    private volatile Answer nextAnswer = new Answer(451, "Try again later");
    private volatile Duration delay = Duration.ZERO;

    void answer(String address, int code, String text) {
        answers.put(address.toLowerCase(Locale.ROOT), new Answer(code, text));
    }

    void answerNext(int count, int code, String text) {
        nextAnswer = new Answer(code, text);
        nextAnswers.set(count);
    }

    void closeDuringData(int count) {
        closesDuringData.set(count);
    }

    void closeAfterAccepting(int count) {
        closesAfterAccepting.set(count);
    }

    void delay(Duration delay) {
        this.delay = delay;
    }

    void behave() {
        answers.clear();
        nextAnswers.set(0);
        closesDuringData.set(0);
        closesAfterAccepting.set(0);
        delay = Duration.ZERO;
    }

    @Nullable
    Answer forRecipient(String address) {
        return takeOne(nextAnswers) ? nextAnswer : answers.get(address.toLowerCase(Locale.ROOT));
    }

    boolean closesDuringData() {
        return takeOne(closesDuringData);
    }

    boolean closesAfterAccepting() {
        return takeOne(closesAfterAccepting);
    }

    Duration delay() {
        return delay;
    }

    private static boolean takeOne(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }
}
