package io.bantin.article.rendering;

import io.bantin.kit.problems.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/** HTML from Markdown or from a clipboard, made into what a page shows: tidied, given anchors, sanitised. */
final class ArticleHtml {

    /** About the work of an element, and the memory that it takes. */
    private static final int ELEMENT = 300;

    private ArticleHtml() {}

    static Rendered of(String html, WorkBudget budget) {
        LimitedHtml.check(html.length());
        budget.spend(ELEMENT * openTags(html));
        var warnings = new Warnings();
        var document = parsed(html, budget);
        WordProcessorMarkup.tidy(document.body(), budget);
        var elements = elements(document.body(), budget);
        Anchors.set(elements, warnings, budget);
        Addresses.check(elements, warnings);
        var written = document.body().html();
        budget.spend(2L * written.length());
        LimitedHtml.check(written.length());
        var safe = SafeHtml.of(written, warnings, budget);
        LimitedHtml.check(safe.length());
        return new Rendered(safe, warnings.all());
    }

    private static long openTags(String html) {
        long tags = 0;
        for (int i = html.indexOf('<'); i >= 0 && i + 1 < html.length(); i = html.indexOf('<', i + 1)) {
            tags += Character.isLetter(html.charAt(i + 1)) ? 1 : 0;
        }
        return tags;
    }

    /** In the order of the document. */
    private static List<Element> elements(Element body, WorkBudget budget) {
        List<Element> elements = new ArrayList<>();
        for (var element : body.getAllElements()) {
            budget.spend(1 + element.attributesSize());
            elements.add(element);
        }
        return elements;
    }

    private static Document parsed(String html, WorkBudget budget) {
        var parser = Parser.htmlParser().setMaxDepth(2 * RenderingLimits.DEEPEST);
        var document = parser.parseInput(new MeteredReader(html, budget), "");
        document.outputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);
        if (document.body() == null) {
            throw InvalidInput.of("body", "has HTML that cannot be shown, such as a frameset.");
        }
        return document;
    }
}
