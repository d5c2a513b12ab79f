package io.bantin.bench;

import io.bantin.local.plan.Installation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ports and folders of a system.
 *
 * @param data the folder, which is emptied before and after
 * @param profile the file of a flight recording of notification-service; null for none
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
