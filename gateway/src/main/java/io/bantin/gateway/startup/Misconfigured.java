package io.bantin.gateway.startup;

/** The gateway cannot start with the configuration that it was given. The message says which setting is wrong and what to do. */
public final class Misconfigured extends RuntimeException {

    public Misconfigured(String sentence) {
        super(sentence);
    }
}
