package io.bantin.notification.mail.smtp;

import java.util.List;

/** The sender and the recipient of a mail. */
record Envelope(String from, String to) {

    /** The commands that begin the mail, exactly as Angus writes them. */
    List<String> commands() {
        return List.of("MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA");
    }
}
