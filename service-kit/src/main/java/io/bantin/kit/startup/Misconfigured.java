package io.bantin.kit.startup;

/** The service cannot start with the configuration that it was given. The message says which setting is wrong and what to do. */
public final class Misconfigured extends RuntimeException {

    public Misconfigured(String sentence) {
        super(sentence);
    }

    public Misconfigured(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
