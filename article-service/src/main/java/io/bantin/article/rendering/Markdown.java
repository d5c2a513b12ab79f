package io.bantin.article.rendering;

import io.bantin.kit.problems.InvalidInput;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** CommonMark with tables, rendered to sanitised HTML. */
public final class Markdown {

    /** Far beyond what people write; the renderer calls itself for each level, so that a few bytes could end its stack. */
    private static final int DEEPEST = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    private Markdown() {}

    public static String toHtml(String markdown) {
        var document = PARSER.parse(markdown);
        refuseWhenTooDeep(document);
        return SafeHtml.of(RENDERER.render(document));
    }

    private static void refuseWhenTooDeep(Node document) {
        int depth = 0;
        for (@Nullable Node node = document; node != null; ) {
            if (depth > DEEPEST) {
                throw InvalidInput.of("body", "must not be nested more than %d levels deep.".formatted(DEEPEST));
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
}
