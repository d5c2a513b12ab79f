package io.bantin.stack.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The accounts of a system that only its own machine can reach: one for each role, with its name. */
public enum DemoAccount {
    REPORTER("Phóng viên Mẫu"),
    EDITOR("Biên tập viên Mẫu"),
    PUBLISHER("Thư ký Tòa soạn"),
    OPERATOR("Vận hành Mẫu");

    private static final String CLIENT_PREFIX = "local-";

    private final String fullName;

    DemoAccount(String fullName) {
        this.fullName = fullName;
    }

    public static Optional<DemoAccount> named(String account) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.account().equals(account))
                .findFirst();
    }

    /** The name of the account and of its role; as this is a demo, also its password. */
    public String account() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String password() {
        return account();
    }

    String fullName() {
        return fullName;
    }

    /** The OAuth client that gets tokens of this account without a browser. Its secret is the account's name. */
    String client() {
        return CLIENT_PREFIX + account();
    }

    static Optional<DemoAccount> ofClient(String client) {
        return client.startsWith(CLIENT_PREFIX) ? named(client.substring(CLIENT_PREFIX.length())) : Optional.empty();
    }
}
