package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.subscribers.FileExport;
import io.bantin.local.subscribers.FileImport;
import io.bantin.stack.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports subscribers from a file with {@code ./local subscribers}. */
@UsesSharedSystem
class ImportJourneyIT {

    private static final String HEADER = "email,categories,locale,frequency,consent_at,consent_text\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void everySubscriberInAFileGetsTheNextArticle(Bantin bantin) throws IOException {
        var publisher = bantin.publisher();
        var category = publisher.category("Khuyến nông");
        List<String> addresses = addresses("nong-dan", 300);
        var file =
                file(addresses.stream().map(address -> row(address, category)).toList());

        importing(bantin).run(file);
        var article = publisher.publishNew("Lịch xuống giống vụ đông xuân", category);

        assertThat(said()).contains("people.csv has 300 rows", "imported        300", "rejected          0");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(bantin.mailbox().newest().stream()
                                .filter(mail -> String.valueOf(mail.text()).contains(article.url()))
                                .map(Mail::to))
                        .containsExactlyInAnyOrderElementsOf(addresses));
        var export = folder.resolve("export.csv");
        new FileExport(bantin.operator()).run(export);
        assertThat(Files.readAllLines(export))
                .startsWith(HEADER.strip())
                .anyMatch(line -> line.startsWith(addresses.getFirst() + ","));
    }

    @Test
    void aFileThatIsRefusedIsExplained(Bantin bantin) throws IOException {
        var category = bantin.publisher().category("Sai mẫu");
        var file = file(List.of(row("ai@example.org", category), "\"broken"));

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> importing(bantin).run(file))
                .satisfies(refusal -> assertThat(refusal.reason()).contains("Line 3 has broken quotes"));
    }

    /** Larger than any other request may be, and long enough for a process to die during the import. */
    @Test
    void anImportSurvivesTheDeathOfItsService(Bantin bantin) throws IOException {
        var category = bantin.publisher().category("Di dân");
        String wording = "Tôi đồng ý. ".repeat(60);
        var file = file(addresses("di-dan", 4_000).stream()
                .map(address -> row(address, category) + wording)
                .toList());
        assertThat(Files.size(file)).isGreaterThan(2 * 1024 * 1024);

        var run = CompletableFuture.runAsync(() -> importing(bantin).run(file));
        await().atMost(Duration.ofSeconds(60)).until(() -> said().contains("began"));
        bantin.kill(ProcessKind.NOTIFICATION_SERVICE);

        run.join();
        assertThat(said()).contains("imported      4,000", "unchanged         0", "rejected          0");
        bantin.awaitAllUp();
    }

    private FileImport importing(Bantin bantin) {
        return new FileImport(bantin.operator(), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path file(List<String> rows) throws IOException {
        return Files.writeString(folder.resolve("people.csv"), HEADER + String.join("\n", rows) + "\n");
    }

    private static List<String> addresses(String name, int count) {
        long run = System.nanoTime();
        return IntStream.range(0, count)
                .mapToObj(n -> "%s-%d-%x@example.org".formatted(name, n, run))
                .toList();
    }

    private static String row(String address, String categoryId) {
        return "%s,%s,vi,INSTANT,2026-01-31T08:00:00Z,Tôi đồng ý.".formatted(address, categoryId);
    }
}
