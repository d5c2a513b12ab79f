package io.bantin.local.plan;

/** Where mails go. */
public record MailServer(String host, int port) {

    static MailServer parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new Refusal("A mail server is given as HOST:PORT, not as \"%s\".".formatted(text));
        }
        return new MailServer(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
