package io.bantin.kit.startup;

/** Checks a secret that two processes share. An attacker would guess a short one, or an example from the documentation. */
public final class SharedSecret {

    private static final int MIN_LENGTH = 32;

    private SharedSecret() {}

    /**
     * Returns the value.
     *
     * @param variable the environment variable that sets it
     * @param holders the processes that need the same value
     */
    public static String checked(String variable, String value, String holders) {
        if (value.length() < MIN_LENGTH || value.contains("change-me")) {
            throw new Misconfigured(
                    "%s is missing, shorter than %d characters, or an example: give %s the same random secret, for example from `openssl rand -hex 32`."
                            .formatted(variable, MIN_LENGTH, holders));
        }
        return value;
    }
}
