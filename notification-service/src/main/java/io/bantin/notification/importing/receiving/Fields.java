package io.bantin.notification.importing.receiving;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one line of CSV after the other, and refuses what the parser lets pass. */
final class Fields extends AbstractBaseCsvCallbackHandler<Fields.Line> {

    /** One record: where it begins, and its fields. */
    record Line(long number, List<String> fields) {}

    static final int LONGEST = 10_000;

    /** A field of that length whose quotes are doubled, and what the parser reads at once. */
    static final int BUFFER = 32 * 1024;

    private static final char LOST = '\ufffd';

    private int most = 50;
    private List<String> fields = new ArrayList<>();

    /** From now on each line has as many fields as the header. */
    void expect(int width) {
        most = width;
    }

    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        fields = new ArrayList<>(most);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (index >= most) {
            throw UnreadableFile.at(line(), "has more than the %d fields that it should have.".formatted(most));
        }
        if (length > LONGEST) {
            throw tooLong();
        }
        for (int i = offset; i < offset + length; i++) {
            check(buffer[i], quoted);
        }
        fields.add(new String(buffer, offset, length));
    }

    @Override
    protected @Nullable Line buildRecord() {
        return getRecordType() == RecordType.EMPTY ? null : new Line(line(), fields);
    }

    UnreadableFile tooLong() {
        return UnreadableFile.at(
                line(),
                "has a field of more than %,d characters; perhaps a closing quote is missing.".formatted(LONGEST));
    }

    private void check(char character, boolean quoted) {
        if (character == '"' && !quoted) {
            throw UnreadableFile.at(
                    line(),
                    "has a quote within a field that is not quoted; put the whole field in quotes, and write a quote"
                            + " within it twice.");
        }
        if (character == LOST) {
            throw UnreadableFile.at(
                    line(), "has a character that is not UTF-8, or that was lost before; save the file as UTF-8.");
        }
        if (character == 0) {
            throw UnreadableFile.at(line(), "has a zero byte, which is no text; save the file as CSV in UTF-8.");
        }
    }
}
