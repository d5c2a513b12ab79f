package io.bantin.article.rendering.office;

import java.util.Set;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * Parses Word's tags such as {@code <o:p>} and {@code <![if !supportLists]>} as HTML. CommonMark would show both as text and
 * would take {@code <st1:place>} for a link.
 */
public final class OfficeTagParser implements InlineContentParser {

    private static final int MAX_LENGTH = 1000;

    @Override
    public @Nullable ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        var start = scanner.position();
        scanner.next();
        if (!(scanner.next("![") ? isCondition(scanner) : isOfficeTag(scanner))) {
            return ParsedInline.none();
        }
        for (int i = 0; i < MAX_LENGTH; i++) {
            char c = scanner.peek();
            if (c == Scanner.END || c == '<') {
                return ParsedInline.none();
            }
            scanner.next();
            if (c == '>') {
                var tag = new HtmlInline();
                tag.setLiteral(scanner.getSource(start, scanner.position()).getContent());
                return ParsedInline.of(tag, scanner.position());
            }
        }
        return ParsedInline.none();
    }

    private static boolean isCondition(Scanner scanner) {
        return scanner.next("if ") || scanner.next("endif]");
    }

    private static boolean isOfficeTag(Scanner scanner) {
        scanner.next('/');
        var prefix = new StringBuilder(4);
        while (prefix.length() < 4 && Character.isLetterOrDigit(scanner.peek())) {
            prefix.append(scanner.peek());
            scanner.next();
        }
        return OfficeMarkupCleaner.isOfficePrefix(prefix) && scanner.next(':') && Character.isLetter(scanner.peek());
    }

    /** Creates a parser for each block. */
    public static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return new OfficeTagParser();
        }
    }
}
