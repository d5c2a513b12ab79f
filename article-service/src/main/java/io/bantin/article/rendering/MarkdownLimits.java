package io.bantin.article.rendering;

import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.kit.problems.InvalidInput;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Bounds far above what people write: one mebibyte of Markdown can otherwise become gigabytes of HTML. */
final class MarkdownLimits {

    /** The renderer is recursive: each level of nesting takes stack. */
    static final int MAX_DEPTH = 100;

    /** The renderer fills each row up to the width of the table's header. */
    private static final long MAX_CELLS = 50_000;

    /** A link address that is defined once can be used a hundred thousand times. */
    private static final long MAX_ADDRESS_CHARACTERS = 2 << 20;

    /** The delimiter row below a table's header, also within block quotes and lists. */
    private static final Pattern DELIMITERS = Pattern.compile("[ \\t>*+\\d.)|:-]+");

    private MarkdownLimits() {}

    static void checkTables(String markdown, WorkBudget budget) {
        budget.spend(2L * markdown.length());
        long cells = 0;
        long widest = 0;
        long rows = 0;
        for (var line : markdown.split("\n", -1)) {
            boolean blank = line.chars().allMatch(c -> c == ' ' || c == '\t');
            rows = blank ? 0 : rows + 1;
            widest = blank ? 0 : Math.max(widest, columns(line));
            cells += widest;
            if (cells > MAX_CELLS || widest * rows > MAX_CELLS) {
                throw InvalidInput.of("body", "must not have tables of more than %d cells.".formatted(MAX_CELLS));
            }
        }
    }

    static void check(Node document, WorkBudget budget) {
        int depth = 0;
        long addresses = 0;
        for (@Nullable Node node = document; node != null; ) {
            budget.spend(1);
            addresses += addressLength(node);
            if (depth > MAX_DEPTH) {
                throw tooDeep();
            }
            if (addresses > MAX_ADDRESS_CHARACTERS) {
                throw InvalidInput.of("body", "must not have links whose addresses take more than 2 MiB in all.");
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
    }

    static InvalidInput tooDeep() {
        return InvalidInput.of("body", "must not be nested more than %d levels deep.".formatted(MAX_DEPTH));
    }

    /** The columns of the table whose delimiter row this is; 0 for any other line. */
    private static long columns(String line) {
        if (line.indexOf('|') < 0
                || line.indexOf('-') < 0
                || !DELIMITERS.matcher(line).matches()) {
            return 0;
        }
        long columns = 0;
        boolean counted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            columns += c == '-' && !counted ? 1 : 0;
            counted = c == '-' || c != '|' && counted;
        }
        return columns;
    }

    private static int addressLength(Node node) {
        return switch (node) {
            case Link link -> length(link.getDestination()) + length(link.getTitle());
            case Image image -> length(image.getDestination()) + length(image.getTitle());
            default -> 0;
        };
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
