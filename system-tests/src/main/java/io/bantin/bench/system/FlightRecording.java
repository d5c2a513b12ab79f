package io.bantin.bench.system;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A flight recording of one process until it is closed; records nothing without a file. */
public record FlightRecording(long process, @Nullable Path file) implements AutoCloseable {

    public static FlightRecording start(long process, @Nullable Path file) {
        if (file != null) {
            Jcmd.ask(process, "JFR.start", "name=bench", "settings=profile");
        }
        return new FlightRecording(process, file);
    }

    @Override
    public void close() {
        if (file != null) {
            Jcmd.ask(process, "JFR.stop", "name=bench", "filename=" + file.toAbsolutePath());
        }
    }
}
