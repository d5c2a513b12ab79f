package io.bantin.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.bantin.sink.Fault.CutOff;
import io.bantin.sink.Fault.LostAnswer;
import io.bantin.sink.Fault.Refusal;
import io.bantin.sink.Fault.Standstill;
import io.bantin.sink.Fault.Step;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSinkTests {

    private static final String AN = "an@example.org";

    @TempDir
    private Path directory;

    private RecordingSink sink;
    private TestMailClient sender;

    @BeforeEach
    void start() throws MessagingException {
        sink = RecordingSink.start(0);
        sender = new TestMailClient(sink);
    }

    @AfterEach
    void stop() {
        sender.close();
        sink.close();
    }

    @Test
    void recordsEachMailOfAConnection() throws Exception {
        var before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        assertThat(sender.send("<1@bantin>", "một", AN)).isEqualTo("250 2.0.0 Accepted");
        sender.send("<2@bantin>", "hai", "binh@example.org");

        assertThat(sink.accepted()).isEqualTo(2);
        assertThat(sink.acceptances())
                .extracting(AcceptedMail::messageId, AcceptedMail::recipient)
                .containsExactly(tuple("<1@bantin>", AN), tuple("<2@bantin>", "binh@example.org"));
        assertThat(sink.acceptances())
                .extracting(AcceptedMail::at)
                .isSorted()
                .allSatisfy(at -> assertThat(at).isBetween(before, Instant.now()));
        assertThat(sink.lastAcceptedAt()).isAfterOrEqualTo(before);
    }

    @Test
    void recordsEachRecipientOfAMail() throws Exception {
        sender.send("<1@bantin>", "một", AN, "binh@example.org");
        assertThat(sink.acceptances())
                .extracting(AcceptedMail::messageId, AcceptedMail::recipient)
                .containsExactly(tuple("<1@bantin>", AN), tuple("<1@bantin>", "binh@example.org"));
    }

    @Test
    void tellsTheSameContentFromAnother() throws Exception {
        sender.send("<1@bantin>", "một\r\n.\r\n..\r\n.hai", AN);
        sender.send("<1@bantin>", "một\r\n.\r\n..\r\n.hai", AN);
        sender.send("<1@bantin>", "một\r\n.\r\n..\r\n.ba.", AN);
        var checksums = sink.acceptances().map(AcceptedMail::checksum).toList();
        assertThat(checksums.get(1)).isEqualTo(checksums.get(0));
        assertThat(checksums.get(2)).isNotEqualTo(checksums.get(0));
    }

    @Test
    void callsTheWatcherBeforeTheSenderGetsTheAnswer() throws Exception {
        var seen = new ArrayList<AcceptedMail>();
        sink.watch(seen::add);
        sender.send("<1@bantin>", "một", AN);
        assertThat(seen).isEqualTo(sink.acceptances().toList()).hasSize(1);
    }

    @Test
    void forgetsOnRequest() throws Exception {
        sender.send("<1@bantin>", "một", AN);
        sink.clear();
        assertThat(sink.accepted()).isZero();
        assertThat(sink.acceptances()).isEmpty();
        sender.send("<2@bantin>", "hai", AN);
        assertThat(sink.acceptances()).extracting(AcceptedMail::messageId).containsExactly("<2@bantin>");
    }

    @Test
    void remembersMoreThanABlock() throws Exception {
        var id = "<" + "a".repeat(900) + "%d@bantin>";
        var sent = new ArrayList<String>();
        for (int i = 0; i < 1_500; i++) {
            sent.add(id.formatted(i));
            sender.send(sent.getLast(), "một", AN);
        }
        assertThat(sink.acceptances().map(AcceptedMail::messageId).toList()).isEqualTo(sent);
    }

    @Test
    void keepsAJournalThatOutlivesIt() throws Exception {
        var journal = directory.resolve("accepted.tsv");
        for (var id : List.of("<1@bantin>", "<2@bantin>")) {
            try (var first = RecordingSink.start(0, journal);
                    var ofFirst = new TestMailClient(first)) {
                ofFirst.send(id, "một", AN);
                assertThat(first.accepted()).isEqualTo(1);
            }
        }
        try (var lines = RecordingSink.read(journal)) {
            assertThat(lines).extracting(AcceptedMail::messageId).containsExactly("<1@bantin>", "<2@bantin>");
        }
    }

    @Test
    void refusesARecipientWithTheEnhancedCode() throws Exception {
        sink.behave(Behaviour.seeded(1).always(AN, new Refusal(Step.RECIPIENT, "550 5.1.1 No such user")));
        assertThatThrownBy(() -> sender.send("<1@bantin>", "một", AN))
                .hasStackTraceContaining("550 5.1.1 No such user");
        sender.send("<2@bantin>", "hai", "binh@example.org");
        assertThat(sink.acceptances()).extracting(AcceptedMail::recipient).containsExactly("binh@example.org");
    }

    @Test
    void refusesTheContentOfFirstAttempts() throws Exception {
        sink.behave(Behaviour.seeded(1).first(2, AN, new Refusal(Step.CONTENT, "451 4.7.1 Come back later")));
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> sender.send("<1@bantin>", "một", AN))
                    .hasStackTraceContaining("451 4.7.1 Come back later");
        }
        assertThat(sink.accepted()).isZero();
        sender.send("<1@bantin>", "một", AN);
        assertThat(sink.accepted()).isOne();
    }

    @Test
    void closesWith421() throws Exception {
        sink.behave(Behaviour.seeded(1).first(1, AN, new Refusal(Step.RECIPIENT, "421 4.3.2 Shutting down")));
        assertThatThrownBy(() -> sender.send("<1@bantin>", "một", AN)).hasStackTraceContaining("421 4.3.2");
        assertThat(sender.isConnected()).isFalse();
        sender.send("<1@bantin>", "một", AN);
        assertThat(sink.accepted()).isOne();
    }

    @Test
    void acceptsNothingOfAMailThatItCutsOff() throws Exception {
        sink.behave(Behaviour.seeded(1).first(1, AN, new CutOff()));
        assertThatThrownBy(() -> sender.send("<1@bantin>", "dài ".repeat(100_000), AN))
                .isInstanceOf(MessagingException.class);
        assertThat(sink.accepted()).isZero();
    }

    @Test
    void acceptsAMailWhoseAnswerIsLost() throws Exception {
        sink.behave(Behaviour.seeded(1).first(1, AN, new LostAnswer()));
        assertThatThrownBy(() -> sender.send("<1@bantin>", "một", AN)).isInstanceOf(MessagingException.class);
        assertThat(sink.acceptances()).extracting(AcceptedMail::messageId).containsExactly("<1@bantin>");

        sender.send("<1@bantin>", "một", AN);
        assertThat(sink.accepted()).isEqualTo(2);
    }

    @Test
    void standsStillUntilItIsClosed() {
        sink.behave(Behaviour.seeded(1).always(AN, new Standstill(Step.CONTENT, Duration.ofMinutes(10))));
        var waiting = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> sender.send("<1@bantin>", "một", AN))
                        .isInstanceOf(MessagingException.class));
        await().until(() ->
                waiting.getState() == Thread.State.WAITING || waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(sink.accepted()).isZero();
        sink.disconnect();
        await().until(() -> !waiting.isAlive());
        assertThat(sink.accepted()).isZero();
    }

    @Test
    void takesItsTimeOverEveryMail() throws Exception {
        var delay = Duration.ofMillis(20);
        sink.behave(Behaviour.FLAWLESS.taking(delay));
        sender.send("<1@bantin>", "một", AN);
        sender.send("<2@bantin>", "hai", AN);
        var times = sink.acceptances().map(AcceptedMail::at).toList();
        assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(delay);
    }
}
