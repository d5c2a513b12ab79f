package io.bantin.bench;

import io.bantin.local.plan.Installation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a system runs for a while.
 *
 * @param data emptied before and after
 * @param profile where a flight recording of notification-service goes, if one is wanted
 */
record SystemLocation(int portBase, Path data, @Nullable Path profile) {

    static final List<String> OPTIONS = List.of("port-base", "data", "profile");

    private static final int PORT_BASE = 18_080;

    static SystemLocation of(BenchOptions options) {
        var data = options.path("data");
        return new SystemLocation(
                options.number("port-base", PORT_BASE),
                (data == null ? Installation.current().root().resolve("target/bench") : data).toAbsolutePath(),
                options.path("profile"));
    }
}
