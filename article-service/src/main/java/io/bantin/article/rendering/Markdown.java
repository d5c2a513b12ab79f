package io.bantin.article.rendering;

import io.bantin.article.media.ShownPictures;
import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.article.rendering.html.BoundedHtmlBuffer;
import io.bantin.article.rendering.html.HtmlCleaner;
import io.bantin.article.rendering.html.RenderedBody;
import io.bantin.article.rendering.office.OfficeTagParser;
import io.bantin.article.rendering.office.PastedHtmlDetector;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders CommonMark with tables to sanitised HTML and refuses texts that would take too much time or memory. */
public final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /** Renders a text without pictures of the library; one that names some is refused. */
    public static RenderedBody render(String markdown, WorkBudget budget) {
        return render(markdown, ShownPictures.NONE, budget);
    }

    public static RenderedBody render(String markdown, ShownPictures pictures, WorkBudget budget) {
        try {
            var html = PastedHtmlDetector.isHtml(markdown) ? markdown : converted(markdown, budget);
            return HtmlCleaner.clean(html, pictures, budget);
        } catch (StackOverflowError e) {
            // The parser merges the texts of nested emphasis recursively. The depth cannot be checked in advance: that
            // takes quadratic time.
            throw MarkdownLimits.tooDeep();
        }
    }

    private static String converted(String markdown, WorkBudget budget) {
        MarkdownLimits.checkTables(markdown, budget);
        var document = parser(budget).parse(markdown);
        MarkdownLimits.check(document, budget);
        var html = new BoundedHtmlBuffer(budget);
        RENDERER.render(document, html);
        return html.toString();
    }

    private static Parser parser(WorkBudget budget) {
        return Parser.builder()
                .extensions(EXTENSIONS)
                .maxOpenBlockParsers(MarkdownLimits.MAX_DEPTH / 2)
                .customBlockParserFactory(new MeteredBlocks(budget))
                .customInlineContentParserFactory(new OfficeTagParser.Factory())
                .inlineParserFactory(context -> new MeteredInlines(context, budget))
                .build();
    }
}
