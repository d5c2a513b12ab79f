package io.bantin.notification.importing.receiving;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.bantin.notification.importing.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other as it comes; whatever is wrong with its form is an {@link UnreadableFile}. */
final class FileRows {

    private final ImportProperties limits;
    private final Fields handler = new Fields();
    private final Iterator<Fields.Line> lines;
    private final Header header;
    private int count;

    private FileRows(InputStream text, ImportProperties limits) {
        this.limits = limits;
        // What is not UTF-8 becomes a mark, by which the line is known.
        this.lines = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Fields.BUFFER)
                .build(handler, new InputStreamReader(text, StandardCharsets.UTF_8))
                .iterator();
        Fields.Line first = nextLine();
        if (first == null) {
            throw UnreadableFile.because("The file has only empty lines.");
        }
        this.header = Header.of(first.number(), first.fields());
        handler.expect(header.width());
    }

    static FileRows of(InputStream file, ImportProperties limits) {
        try {
            return new FileRows(Beginning.checked(file), limits);
        } catch (IOException e) {
            throw explained(e, limits, 1);
        }
    }

    /** Null at the end of the file. */
    @Nullable
    Row next() {
        Fields.Line line = nextLine();
        if (line == null) {
            return null;
        }
        if (line.fields().size() < header.width()) {
            throw UnreadableFile.at(
                    line.number(),
                    "has %d fields instead of %d.".formatted(line.fields().size(), header.width()));
        }
        if (++count > limits.rows()) {
            throw UnreadableFile.tooLarge("The file has more than %,d rows; divide it.".formatted(limits.rows()));
        }
        return new Row(Math.toIntExact(line.number()), header.inOrder(line.fields()));
    }

    private Fields.@Nullable Line nextLine() {
        try {
            return lines.hasNext() ? lines.next() : null;
        } catch (UncheckedIOException e) {
            throw explained(e.getCause(), limits, handler.line());
        } catch (CsvParseException e) {
            throw explained(e);
        }
    }

    /** The parser wraps what is thrown within it. */
    private UnreadableFile explained(CsvParseException wrapper) {
        return switch (wrapper.getCause()) {
            case UnreadableFile ours -> ours;
            case CsvParseException e when String.valueOf(e.getMessage()).contains("buffer size") -> handler.tooLong();
            case null, default ->
                UnreadableFile.at(
                        handler.line(),
                        "has broken quotes: either one is never closed, or something follows the closing one; a quote"
                                + " within a quoted field is written twice.");
        };
    }

    private static UnreadableFile explained(@Nullable IOException e, ImportProperties limits, long line) {
        return e instanceof IncomingFile.TooLarge
                ? UnreadableFile.tooLarge("The file has more than %d MiB; divide it."
                        .formatted(limits.size().toMegabytes()))
                : UnreadableFile.brokenOff(line);
    }
}
