package io.bantin.article.rendering;

import java.time.Duration;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark with tables, rendered to sanitised HTML; what would take the renderer's time or memory is refused. */
public final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    public static Rendered render(String markdown, WorkBudget budget) {
        try {
            var html = PastedDocument.isHtml(markdown) ? markdown : converted(markdown, budget);
            return ArticleHtml.of(html, budget);
        } catch (StackOverflowError e) {
            // The parser merges the texts of nested emphasis level by level; its own bound on that nesting takes
            // quadratic time.
            throw RenderingLimits.tooDeep();
        }
    }

    static String toHtml(String markdown) {
        return render(markdown, WorkBudget.within(Duration.ofMinutes(1))).html();
    }

    private static String converted(String markdown, WorkBudget budget) {
        RenderingLimits.checkTables(markdown, budget);
        var document = parser(budget).parse(markdown);
        RenderingLimits.check(document, budget);
        var html = new LimitedHtml(budget);
        RENDERER.render(document, html);
        return html.toString();
    }

    private static Parser parser(WorkBudget budget) {
        return Parser.builder()
                .extensions(EXTENSIONS)
                .maxOpenBlockParsers(RenderingLimits.DEEPEST / 2)
                .customBlockParserFactory(new MeteredBlocks(budget))
                .customInlineContentParserFactory(new OfficeTags.Factory())
                .inlineParserFactory(context -> new MeteredInlines(context, budget))
                .build();
    }
}
