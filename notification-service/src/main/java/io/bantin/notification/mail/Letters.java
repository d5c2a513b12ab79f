package io.bantin.notification.mail;

import org.springframework.stereotype.Component;

/** Turns letters into MIME messages: text and HTML, Vietnamese headers, links to leave. */
@Component
public class Letters {

    public PreparedLetter prepare(Letter letter) {
        throw new UnsupportedOperationException(letter.subject());
    }
}
