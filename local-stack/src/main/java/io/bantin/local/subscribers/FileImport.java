package io.bantin.local.subscribers;

import io.bantin.local.api.ApiClient;
import io.bantin.local.plan.CommandFailed;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Sends a file of subscribers, waits until it is imported, and prints the result. */
public final class FileImport {

    private static final String IMPORTS = "/api/ops/subscribers/imports";
    private static final Duration TO_SEND = Duration.ofMinutes(40);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    /** By then a killed service has restarted, or another instance has taken the import over. */
    private static final Duration WITHOUT_PROGRESS = Duration.ofMinutes(2);

    private static final int SHOWN = 10;
    private static final int STEP = 10;

    private final ApiClient api;
    private final PrintStream out;

    public FileImport(ApiClient api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Returns when the import is done; throws {@link CommandFailed} with the reason if the whole file was refused. */
    public void run(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailed("Cannot read %s.".formatted(file));
        }
        out.printf("Sending %s; a million rows take about a minute to arrive.%n", file.getFileName());
        var accepted = send(file);
        var id = accepted.path("id").asString();
        out.printf(
                "%s has %,d rows; import %s began.%n",
                file.getFileName(), accepted.path("rows").asLong(), id);
        tell(awaitEnd(id));
    }

    private JsonNode send(Path file) {
        try {
            return api.postFile(IMPORTS, file, "text/csv", TO_SEND);
        } catch (ApiClient.ErrorAnswer e) {
            throw new CommandFailed("%s was refused: %s".formatted(file, e.detail()), e);
        }
    }

    private JsonNode awaitEnd(String id) {
        int told = 0;
        int progress = -1;
        long changed = System.nanoTime();
        while (true) {
            var found = read(id);
            if (found.path("state").asString("").equals("DONE")) {
                return found;
            }
            int seen = found.path("progress").asInt(progress);
            if (seen > progress) {
                progress = seen;
                changed = System.nanoTime();
            }
            if (progress >= told + STEP) {
                told = progress;
                out.printf("%3d %%%n", told);
            }
            if (System.nanoTime() - changed > WITHOUT_PROGRESS.toNanos()) {
                throw new CommandFailed("The import %s has stopped at %d %%. It is not lost: GET %s/%s shows its state."
                        .formatted(id, progress, IMPORTS, id));
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    /** Returns an empty answer while the service is away. */
    private JsonNode read(String id) {
        try {
            return api.get(IMPORTS + "/" + id);
        } catch (CommandFailed away) {
            return MissingNode.getInstance();
        }
    }

    private void tell(JsonNode done) {
        out.printf("imported  %,9d%n", done.path("imported").asLong());
        out.printf(
                "unchanged %,9d   (subscribed already)%n",
                done.path("unchanged").asLong());
        out.printf("rejected  %,9d   %s%n", done.path("rejected").asLong(), reasons(done));
        if (done.path("rejected").asLong() == 0) {
            return;
        }
        var path = IMPORTS + "/" + done.path("id").asString() + "/rejections";
        var first = api.get(path + "?limit=" + SHOWN);
        first.path("items")
                .forEach(rejected -> out.printf(
                        "  line %d: %s %s%n",
                        rejected.path("line").asLong(),
                        rejected.path("field").asString(),
                        rejected.path("message").asString()));
        if (!first.path("next").isNull()) {
            out.printf("  and more: GET %s, with Accept: text/csv for all in one file%n", path);
        }
    }

    private static String reasons(JsonNode done) {
        var reasons = done.path("rejections")
                .propertyStream()
                .map(reason -> "%,d %s".formatted(reason.getValue().asLong(), reason.getKey()))
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "" : "(" + reasons + ")";
    }
}
