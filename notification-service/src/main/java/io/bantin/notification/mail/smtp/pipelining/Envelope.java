package io.bantin.notification.mail.smtp.pipelining;

import java.util.List;

/** The sender and the recipient of a mail. */
public record Envelope(String from, String to) {

    /** The commands that begin the mail, exactly as Angus writes them. */
    public List<String> commands() {
        return List.of("MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA");
    }
}
