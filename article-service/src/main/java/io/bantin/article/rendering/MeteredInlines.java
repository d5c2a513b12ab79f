package io.bantin.article.rendering;

import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.kit.problems.InvalidInput;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/** Parses emphasis, links and other inlines from metered lines: commonmark's own parser has no limit. */
final class MeteredInlines implements InlineParser {

    private static final String NODE_CHARACTERS = "[]!*_`<&\\\n";

    /** Roughly the work of creating a node, and the 100 bytes of memory that it takes. */
    private static final int NODE_COST = 400;

    private static final int LINE_COST = 100;

    /** The parser computes the depth of emphasis again for each delimiter, which takes quadratic time. */
    private static final int MAX_EMPHASES = 4_000;

    private final InlineParser inlines;
    private final WorkBudget budget;

    MeteredInlines(InlineParserContext context, WorkBudget budget) {
        this.inlines = new InlineParserImpl(context);
        this.budget = budget;
    }

    @Override
    public void parse(SourceLines lines, Node block) {
        var metered = new SourceLines();
        long emphases = 0;
        for (var line : lines.getLines()) {
            emphases += emphases(line.getContent());
            if (emphases > MAX_EMPHASES) {
                throw InvalidInput.of(
                        "body",
                        "must not have more than %d emphasis marks (* or _) in one paragraph.".formatted(MAX_EMPHASES));
            }
            budget.spend(LINE_COST + NODE_COST * nodes(line.getContent()));
            metered.addLine(SourceLine.of(new MeteredText(line.getContent(), budget), line.getSourceSpan()));
        }
        inlines.parse(metered, block);
    }

    /** Counts a run of the same character once. */
    private static long emphases(CharSequence line) {
        long runs = 0;
        char before = ' ';
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            runs += (c == '*' || c == '_') && c != before ? 1 : 0;
            before = c;
        }
        return runs;
    }

    private static long nodes(CharSequence line) {
        return line.chars().filter(c -> NODE_CHARACTERS.indexOf(c) >= 0).count();
    }
}
