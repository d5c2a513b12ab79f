package io.bantin.article.rendering;

import io.bantin.kit.problems.InvalidInput;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/** The parser of emphasis, links and the like, reading metered lines; it has no public constructor and no bound of its own. */
final class MeteredInlines implements InlineParser {

    private static final String MAKES_NODES = "[]!*_`<&\\\n";

    /** About the work of making a node, and of the fifty or so bytes times two that it takes. */
    private static final int NODE = 400;

    private static final int LINE = 100;

    /** The parser measures the depth of emphasis anew for each of its marks, which takes quadratic time. */
    private static final int MOST_EMPHASES = 4_000;

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
            if (emphases > MOST_EMPHASES) {
                throw InvalidInput.of(
                        "body",
                        "must not have more than %d marks of emphasis (* or _) in one paragraph."
                                .formatted(MOST_EMPHASES));
            }
            budget.spend(LINE + NODE * nodes(line.getContent()));
            metered.addLine(SourceLine.of(new MeteredText(line.getContent(), budget), line.getSourceSpan()));
        }
        inlines.parse(metered, block);
    }

    /** A run of the same mark is one. */
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
        return line.chars().filter(c -> MAKES_NODES.indexOf(c) >= 0).count();
    }
}
