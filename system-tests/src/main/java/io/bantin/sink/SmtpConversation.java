package io.bantin.sink;

import io.bantin.sink.Fault.CutOff;
import io.bantin.sink.Fault.LostAnswer;
import io.bantin.sink.Fault.Refusal;
import io.bantin.sink.Fault.Standstill;
import io.bantin.sink.Fault.Step;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection from the greeting to its end. */
final class SmtpConversation {

    private static final List<String> EXTENSIONS =
            List.of("250-localhost", "250-PIPELINING", "250-8BITMIME", "250 ENHANCEDSTATUSCODES");

    private final SmtpLines wire;
    private final SinkState reception;
    private final List<String> recipients = new ArrayList<>();
    private boolean mailBegun;
    private @Nullable Fault fault;

    SmtpConversation(Socket socket, SinkState reception) throws IOException {
        this.wire = new SmtpLines(socket);
        this.reception = reception;
    }

    /** Returns when the connection is to be closed. */
    void hold() throws IOException, InterruptedException {
        wire.answer("220 localhost ESMTP");
        boolean goingOn = true;
        while (goingOn && wire.advance()) {
            goingOn = obey(wire.text(0));
        }
    }

    private boolean obey(String line) throws IOException, InterruptedException {
        return switch (verb(line)) {
            case "EHLO" -> {
                EXTENSIONS.forEach(wire::answer);
                yield true;
            }
            case "HELO" -> answer("250 localhost");
            case "MAIL" -> begin();
            case "RCPT" -> recipient(address(line));
            case "DATA" -> data();
            case "RSET" -> {
                reset();
                yield answer("250 2.0.0 OK");
            }
            case "NOOP" -> answer("250 2.0.0 OK");
            case "QUIT" -> {
                answer("221 2.0.0 Bye");
                wire.flush();
                yield false;
            }
            default -> answer("500 5.5.1 Not understood");
        };
    }

    private boolean begin() {
        if (mailBegun) {
            return answer("503 5.5.1 One mail at a time");
        }
        mailBegun = true;
        return answer("250 2.1.0 OK");
    }

    private boolean recipient(String address) throws IOException, InterruptedException {
        if (!mailBegun) {
            return answer("503 5.5.1 MAIL comes first");
        }
        if (address.isEmpty()) {
            return answer("501 5.1.3 An address stands in angle brackets");
        }
        var met = reception.faultAt(address);
        switch (met) {
            case Refusal refusal
            when refusal.step() == Step.RECIPIENT -> {
                return refuse(refusal);
            }
            case Standstill standstill when standstill.step() == Step.RECIPIENT -> pause(standstill.duration());
            case null -> {}
            case Refusal _, Standstill _, CutOff _, LostAnswer _ -> fault = met;
        }
        recipients.add(address);
        return answer("250 2.1.5 OK");
    }

    private boolean data() throws IOException, InterruptedException {
        if (recipients.isEmpty()) {
            return answer("503 5.5.1 RCPT comes first");
        }
        answer("354 Go on");
        if (fault instanceof CutOff) {
            MailContent.advance(wire);
            return false;
        }
        var content = MailContent.read(wire);
        pause(reception.delay());
        boolean goesOn = switch (fault) {
            case Refusal refusal -> refuse(refusal);
            case LostAnswer _ -> {
                reception.accept(content, recipients);
                yield false;
            }
            case Standstill standstill -> {
                pause(standstill.duration());
                yield accept(content);
            }
            case CutOff _ -> false;
            case null -> accept(content);
        };
        reset();
        return goesOn;
    }

    private boolean accept(MailContent content) throws IOException {
        reception.accept(content, recipients);
        return answer("250 2.0.0 Accepted");
    }

    private boolean refuse(Refusal refusal) throws IOException {
        answer(refusal.reply());
        if (refusal.closes()) {
            wire.flush();
        }
        return !refusal.closes();
    }

    private boolean answer(String line) {
        wire.answer(line);
        return true;
    }

    /** Flushes the earlier answers before the delay. */
    private void pause(Duration duration) throws IOException, InterruptedException {
        if (duration.isPositive()) {
            wire.flush();
            Thread.sleep(duration);
        }
    }

    private void reset() {
        mailBegun = false;
        recipients.clear();
        fault = null;
    }

    private static String verb(String line) {
        int end = line.indexOf(' ');
        return (end < 0 ? line : line.substring(0, end)).toUpperCase(Locale.ROOT);
    }

    private static String address(String line) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open);
        return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
    }
}
