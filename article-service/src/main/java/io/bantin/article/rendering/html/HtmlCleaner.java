package io.bantin.article.rendering.html;

import io.bantin.article.media.ShownPictures;
import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.article.rendering.office.OfficeMarkupCleaner;
import io.bantin.kit.problems.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/** Turns HTML from Markdown or from the clipboard into HTML for a page: removes office markup, sets ids, sanitises. */
public final class HtmlCleaner {

    /** Roughly the work and the memory that one element takes. */
    private static final int ELEMENT_COST = 300;

    private static final int MAX_DEPTH = 200;

    private HtmlCleaner() {}

    public static RenderedBody clean(String html, ShownPictures pictures, WorkBudget budget) {
        BoundedHtmlBuffer.check(html.length());
        budget.spend(ELEMENT_COST * openTags(html));
        var warnings = new Warnings();
        var document = parsed(html, budget);
        VideoLinks.insert(elements(document.body(), budget));
        OfficeMarkupCleaner.clean(document.body(), budget);
        var mediaIds = Figures.insert(document.body(), pictures, warnings, budget);
        var elements = elements(document.body(), budget);
        ElementIds.set(elements, warnings, budget);
        UrlChecker.check(elements, warnings);
        var written = document.body().html();
        budget.spend(2L * written.length());
        BoundedHtmlBuffer.check(written.length());
        var safe = SafeHtml.of(written, warnings, budget);
        BoundedHtmlBuffer.check(safe.length());
        return new RenderedBody(safe, warnings.all(), mediaIds);
    }

    private static long openTags(String html) {
        long tags = 0;
        for (int i = html.indexOf('<'); i >= 0 && i + 1 < html.length(); i = html.indexOf('<', i + 1)) {
            tags += Character.isLetter(html.charAt(i + 1)) ? 1 : 0;
        }
        return tags;
    }

    /** All elements in document order. */
    private static List<Element> elements(Element body, WorkBudget budget) {
        List<Element> elements = new ArrayList<>();
        for (var element : body.getAllElements()) {
            budget.spend(1 + element.attributesSize());
            elements.add(element);
        }
        return elements;
    }

    private static Document parsed(String html, WorkBudget budget) {
        var parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        var document = parser.parseInput(new MeteredReader(html, budget), "");
        document.outputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);
        if (document.body() == null) {
            throw InvalidInput.of("body", "has HTML that cannot be shown, such as a frameset.");
        }
        return document;
    }
}
