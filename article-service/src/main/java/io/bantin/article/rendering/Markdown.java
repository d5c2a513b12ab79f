package io.bantin.article.rendering;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark with tables, rendered to sanitised HTML; what would take the renderer's memory is refused. */
public final class Markdown {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(Bounds.DEEPEST / 2)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    private Markdown() {}

    public static String toHtml(String markdown) {
        Bounds.checkTables(markdown);
        var document = parsed(markdown);
        Bounds.check(document);
        return Bounds.checked(SafeHtml.of(RENDERER.render(document)));
    }

    private static Node parsed(String markdown) {
        try {
            return PARSER.parse(markdown);
        } catch (StackOverflowError e) {
            // The parser bounds nested blocks but not nested emphasis, whose texts it merges level by level.
            throw Bounds.tooDeep();
        }
    }
}
