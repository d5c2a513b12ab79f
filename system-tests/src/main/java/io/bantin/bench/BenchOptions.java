package io.bantin.bench;

import io.bantin.local.plan.CommandFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of a benchmark; one may be written as {@code --name value} or {@code --name=value}. */
final class BenchOptions {

    private final Map<String, String> given;

    private BenchOptions(Map<String, String> given) {
        this.given = given;
    }

    static BenchOptions parse(List<String> arguments, List<String> allowed) {
        var given = new LinkedHashMap<String, String>();
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var parts = rest.pop().split("=", 2);
            if (!parts[0].startsWith("--") || !allowed.contains(parts[0].substring(2))) {
                throw new CommandFailed(
                        "There is no option %s; there are --%s.".formatted(parts[0], String.join(", --", allowed)));
            }
            if (parts.length == 1 && rest.isEmpty()) {
                throw new CommandFailed("%s needs a value.".formatted(parts[0]));
            }
            given.put(parts[0].substring(2), parts.length == 2 ? parts[1] : rest.pop());
        }
        return new BenchOptions(given);
    }

    /** The options for the stored result, without paths of this machine. */
    Map<String, String> conditions() {
        var conditions = new LinkedHashMap<>(given);
        conditions.keySet().removeAll(SystemLocation.OPTIONS);
        return conditions;
    }

    int number(String name, int byDefault) {
        var value = given.getOrDefault(name, String.valueOf(byDefault)).replaceAll("[_,]", "");
        if (!value.matches("[0-9]{1,8}")) {
            throw new CommandFailed("--%s is a number, not \"%s\".".formatted(name, value));
        }
        return Integer.parseInt(value);
    }

    String oneOf(String name, String byDefault, String other) {
        var value = given.getOrDefault(name, byDefault);
        if (!value.equals(byDefault) && !value.equals(other)) {
            throw new CommandFailed("--%s is %s or %s, not \"%s\".".formatted(name, byDefault, other, value));
        }
        return value;
    }

    Duration delay(String name) {
        var value = given.getOrDefault(name, "0ms");
        if (!value.matches("[0-9]{1,5}ms")) {
            throw new CommandFailed("--%s is a time such as 5ms, not \"%s\".".formatted(name, value));
        }
        return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
    }

    @Nullable
    Path path(String name) {
        var value = given.get(name);
        return value == null ? null : Path.of(value);
    }
}
