package io.bantin.notification.subscribers.importing.receiving;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.bantin.notification.subscribers.text.InvisibleTrim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Collects the fields of each CSV record and refuses errors that the parser accepts. */
final class CsvLineHandler extends AbstractBaseCsvCallbackHandler<CsvLineHandler.Line> {

    /** One record: its first line and its fields. */
    record Line(long number, List<String> fields) {}

    /** The maximum number of columns of a spreadsheet. */
    private static final int MAX_FIELDS = 16_384;

    static final int MAX_FIELD_LENGTH = 10_000;

    /** Holds a field of the maximum length with every quote doubled, and the parser's read-ahead. */
    static final int BUFFER_SIZE = 32 * 1024;

    private static final char REPLACEMENT_CHARACTER = '\ufffd';

    private final int skippedLines;
    private List<String> fields = new ArrayList<>();
    private boolean blank = true;
    private IntFunction<String> columnName = index -> "column " + (index + 1);

    /** @param skippedLines the lines before the first one that the parser reads */
    CsvLineHandler(int skippedLines) {
        this.skippedLines = skippedLines;
    }

    /** Errors name columns by their titles from now on. */
    void nameColumns(IntFunction<String> columnName) {
        this.columnName = columnName;
    }

    long line() {
        return getStartingLineNumber() + skippedLines;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        fields = new ArrayList<>();
        blank = true;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (index >= MAX_FIELDS) {
            throw UnreadableFile.at(line(), "has more than %,d fields.".formatted(MAX_FIELDS));
        }
        if (length > MAX_FIELD_LENGTH) {
            throw tooLong();
        }
        boolean literal = quoted || isTextFormula(buffer, offset, length);
        for (int i = offset; i < offset + length; i++) {
            check(buffer[i], literal, index);
        }
        fields.add(InvisibleTrim.removedFrom(new String(buffer, offset, length)));
        blank = blank && fields.getLast().isEmpty();
    }

    @Override
    protected @Nullable Line buildRecord() {
        // Spreadsheets write an empty line as a row of empty cells.
        return getRecordType() == RecordType.EMPTY || blank ? null : new Line(line(), fields);
    }

    /** The name of the field that is being read. */
    String currentColumn() {
        return columnName.apply(fields.size());
    }

    UnreadableFile tooLong() {
        return UnreadableFile.at(
                line(),
                "has a field with more than %,d characters, %s; a closing quote may be missing."
                        .formatted(MAX_FIELD_LENGTH, currentColumn()));
    }

    /** Some programs write {@code ="text"} without quotes around it, so that spreadsheets do not change the text. */
    private static boolean isTextFormula(char[] buffer, int offset, int length) {
        if (length < 3 || buffer[offset] != '=' || buffer[offset + 1] != '"' || buffer[offset + length - 1] != '"') {
            return false;
        }
        for (int i = offset + 2; i < offset + length - 1; i++) {
            if (buffer[i] == '"') {
                return false;
            }
        }
        return true;
    }

    private void check(char character, boolean quoted, int index) {
        if (character == '"' && !quoted) {
            throw UnreadableFile.at(
                    line(),
                    "has a quote within an unquoted field, in " + columnName.apply(index)
                            + "; put the whole field in quotes and double each quote within it.");
        }
        if (character == REPLACEMENT_CHARACTER) {
            throw UnreadableFile.at(
                    line(),
                    "has a character that is not UTF-8 or was lost in an earlier conversion, in "
                            + columnName.apply(index) + "; save the file as UTF-8.");
        }
        if (character == 0) {
            throw UnreadableFile.at(
                    line(),
                    "has a zero byte, which is not text, in " + columnName.apply(index)
                            + "; save the file as CSV in UTF-8.");
        }
    }
}
