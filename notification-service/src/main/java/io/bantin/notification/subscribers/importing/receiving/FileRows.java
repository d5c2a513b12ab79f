package io.bantin.notification.subscribers.importing.receiving;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.bantin.notification.subscribers.importing.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file while it arrives. Throws {@link UnreadableFile} if its format is invalid. */
final class FileRows {

    private final ImportProperties limits;
    private final CsvLineHandler handler;
    private final Iterator<CsvLineHandler.Line> lines;
    private final CsvHeader header;
    private int count;

    private FileRows(FileText text, ImportProperties limits) {
        this.limits = limits;
        this.handler = new CsvLineHandler(text.skippedLines());
        this.lines = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .fieldSeparator(text.separator())
                .maxBufferSize(CsvLineHandler.BUFFER_SIZE)
                .build(handler, text.reader())
                .iterator();
        CsvLineHandler.Line first = nextLine();
        if (first == null) {
            throw UnreadableFile.because("The file has only empty lines.");
        }
        this.header = CsvHeader.of(first.number(), first.fields());
        handler.nameColumns(header::nameOf);
    }

    static FileRows of(InputStream file, ImportProperties limits) {
        try {
            return new FileRows(FileText.of(file), limits);
        } catch (IOException e) {
            throw explained(e, limits, 1);
        }
    }

    /** Null at the end of the file. */
    @Nullable
    Row next() {
        CsvLineHandler.Line line = nextLine();
        if (line == null) {
            return null;
        }
        if (++count > limits.rows()) {
            throw UnreadableFile.tooLarge("The file has more than %,d rows; split it.".formatted(limits.rows()));
        }
        return new Row(Math.toIntExact(line.number()), header.inOrder(line.number(), line.fields()));
    }

    private CsvLineHandler.@Nullable Line nextLine() {
        try {
            return lines.hasNext() ? lines.next() : null;
        } catch (UncheckedIOException e) {
            throw explained(e.getCause(), limits, handler.line());
        } catch (CsvParseException e) {
            throw explained(e);
        }
    }

    /** The parser wraps exceptions of the handler. It throws its own directly, with a message only. */
    private UnreadableFile explained(CsvParseException failure) {
        if (failure.getCause() instanceof UnreadableFile ours) {
            return ours;
        }
        return isBufferExceeded(failure) || isBufferExceeded(failure.getCause())
                ? handler.tooLong()
                : UnreadableFile.at(
                        handler.line(),
                        "has broken quotes in " + handler.currentColumn()
                                + ": a quote is never closed, or text follows the closing"
                                + " quote; double each quote within a quoted field.");
    }

    private static boolean isBufferExceeded(@Nullable Throwable failure) {
        return failure instanceof CsvParseException
                && String.valueOf(failure.getMessage()).contains("buffer size");
    }

    private static UnreadableFile explained(@Nullable IOException e, ImportProperties limits, long line) {
        return e instanceof IncomingFileStream.TooLarge
                ? UnreadableFile.tooLarge("The file has more than %d MiB; split it."
                        .formatted(limits.size().toMegabytes()))
                : UnreadableFile.connectionLost(line);
    }
}
