package io.bantin.notification.mail;

import org.springframework.stereotype.Component;

/** The mail server that takes our letters. */
@Component
public class MailServer {

    /** A dialogue of its own; opened lazily, so this never fails. */
    public MailSession open() {
        throw new UnsupportedOperationException();
    }
}
