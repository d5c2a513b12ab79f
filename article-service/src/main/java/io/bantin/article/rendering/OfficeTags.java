package io.bantin.article.rendering;

import java.util.Set;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Word writes between angle brackets as HTML: {@code <o:p>} and {@code <![if !supportLists]>}. CommonMark
 * knows neither, shows both as text, and takes {@code <st1:place>} for an address.
 */
final class OfficeTags implements InlineContentParser {

    private static final int LONGEST = 1000;

    @Override
    public @Nullable ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        var start = scanner.position();
        scanner.next();
        if (!(scanner.next("![") ? isCondition(scanner) : isOfficeTag(scanner))) {
            return ParsedInline.none();
        }
        for (int i = 0; i < LONGEST; i++) {
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
        return WordProcessorMarkup.isOfficePrefix(prefix) && scanner.next(':') && Character.isLetter(scanner.peek());
    }

    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return new OfficeTags();
        }
    }
}
