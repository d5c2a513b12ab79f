package io.bantin.notification.subscribers.importing.receiving;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.bantin.notification.subscribers.text.InvisibleEdges;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one line of CSV after the other, and refuses what the parser lets pass. */
final class CsvLineHandler extends AbstractBaseCsvCallbackHandler<CsvLineHandler.Line> {

    /** One record: where it begins, and its fields. */
    record Line(long number, List<String> fields) {}

    /** As many columns as a spreadsheet has. */
    private static final int MOST = 16_384;

    static final int LONGEST = 10_000;

    /** A field of that length whose quotes are doubled, and what the parser reads at once. */
    static final int BUFFER = 32 * 1024;

    private static final char LOST = '\ufffd';

    private final int skippedLines;
    private List<String> fields = new ArrayList<>();
    private boolean blank = true;
    private IntFunction<String> columnName = index -> "column " + (index + 1);

    /** Lines before the first one that the parser sees. */
    CsvLineHandler(int skippedLines) {
        this.skippedLines = skippedLines;
    }

    /** From now on errors call columns by their titles. */
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
        if (index >= MOST) {
            throw UnreadableFile.at(line(), "has more than %,d fields.".formatted(MOST));
        }
        if (length > LONGEST) {
            throw tooLong();
        }
        boolean literal = quoted || isTextFormula(buffer, offset, length);
        for (int i = offset; i < offset + length; i++) {
            check(buffer[i], literal, index);
        }
        fields.add(InvisibleEdges.removedFrom(new String(buffer, offset, length)));
        blank = blank && fields.getLast().isEmpty();
    }

    @Override
    protected @Nullable Line buildRecord() {
        // A row of empty cells is what a spreadsheet makes of a line without anything.
        return getRecordType() == RecordType.EMPTY || blank ? null : new Line(line(), fields);
    }

    /** The field that is being read. */
    String place() {
        return columnName.apply(fields.size());
    }

    UnreadableFile tooLong() {
        return UnreadableFile.at(
                line(),
                "has a field of more than %,d characters, %s; perhaps a closing quote is missing."
                        .formatted(LONGEST, place()));
    }

    /** Written without quotes around it by programs that want a spreadsheet to take a text as it is. */
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
                    "has a quote within a field that is not quoted, in " + columnName.apply(index)
                            + "; put the whole field in quotes, and write a quote" + " within it twice.");
        }
        if (character == LOST) {
            throw UnreadableFile.at(
                    line(),
                    "has a character that is not UTF-8, or that was lost before, in " + columnName.apply(index)
                            + "; save the file as UTF-8.");
        }
        if (character == 0) {
            throw UnreadableFile.at(
                    line(),
                    "has a zero byte, which is no text, in " + columnName.apply(index)
                            + "; save the file as CSV in UTF-8.");
        }
    }
}
