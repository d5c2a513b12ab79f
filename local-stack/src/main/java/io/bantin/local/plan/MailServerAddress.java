package io.bantin.local.plan;

/** The mail server to which the system sends. */
public record MailServerAddress(String host, int port) {

    static MailServerAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new CommandFailed("A mail server is HOST:PORT, not \"%s\".".formatted(text));
        }
        return new MailServerAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
