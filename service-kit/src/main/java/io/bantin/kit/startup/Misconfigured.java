package io.bantin.kit.startup;

/** The service cannot start with its configuration. The message names the wrong setting and tells how to correct it. */
public final class Misconfigured extends RuntimeException {

    public Misconfigured(String sentence) {
        super(sentence);
    }

    public Misconfigured(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
