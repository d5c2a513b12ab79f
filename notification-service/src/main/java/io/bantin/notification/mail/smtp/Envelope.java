package io.bantin.notification.mail.smtp;

import java.util.List;

/** From whom and to whom, as the commands of a server that offers PIPELINING. */
record Envelope(String from, String to) {

    /** Exactly as Angus writes them. */
    List<String> commands() {
        return List.of("MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA");
    }
}
