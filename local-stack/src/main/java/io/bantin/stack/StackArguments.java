package io.bantin.stack;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/** The parsed command line of the stack process. */
record StackArguments(Path data, int portBase, boolean memoryStore, boolean smtp, String gatewayUrl) {

    private static final int DEFAULT_BASE = 8080;

    static StackArguments parse(String... arguments) {
        var data = Path.of("data");
        var portBase = DEFAULT_BASE;
        var memoryStore = false;
        var smtp = true;
        var gatewayUrl = "";
        var left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            var argument = left.pop();
            switch (argument) {
                case "--data" -> data = Path.of(valueOf(argument, left));
                case "--port-base" -> portBase = Integer.parseInt(valueOf(argument, left));
                case "--memory-store" -> memoryStore = true;
                case "--no-smtp" -> smtp = false;
                case "--gateway-url" -> gatewayUrl = valueOf(argument, left);
                default -> throw new IllegalArgumentException("Unknown argument " + argument);
            }
        }
        return new StackArguments(
                data.toAbsolutePath(),
                portBase,
                memoryStore,
                smtp,
                gatewayUrl.isEmpty() ? "http://localhost:" + portBase : gatewayUrl);
    }

    int storePort() {
        return portBase + 17;
    }

    int smtpPort() {
        return portBase + 25;
    }

    int identityPort() {
        return portBase + 90;
    }

    int brokerPort() {
        return portBase + 92;
    }

    int controllerPort() {
        return portBase + 93;
    }

    private static String valueOf(String argument, ArrayDeque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(argument + " needs a value");
        }
        return left.pop();
    }
}
