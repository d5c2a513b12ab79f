package io.bantin.article.rendering.html;

import io.bantin.article.media.Picture;
import io.bantin.article.media.PictureMarkup;
import io.bantin.article.media.ShownPictures;
import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Shows the pictures whose address is {@code media:ID}: with the sizes from which a browser chooses, and as a figure with a caption
 * where the picture stands alone in its paragraph.
 */
final class Figures {

    /** The column of a text is 46 rem wide. */
    static final String SIZES = "(min-width: 46rem) 46rem, 100vw";

    private static final String SCHEME = "media:";
    private static final int PICTURE_COST = 2_000;
    private static final List<String> OWN_ATTRIBUTES = List.of("srcset", "sizes", "width", "height", "loading");

    private final ShownPictures pictures;
    private final Warnings warnings;
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<FieldError> errors = new LinkedHashSet<>();

    private Figures(ShownPictures pictures, Warnings warnings) {
        this.pictures = pictures;
        this.warnings = warnings;
    }

    /** Returns the ids of the pictures that the text shows. */
    static List<String> insert(Element body, ShownPictures pictures, Warnings warnings, WorkBudget budget) {
        var figures = new Figures(pictures, warnings);
        var images = body.getElementsByTag("img");
        var paragraphs = new LinkedHashSet<Element>();
        for (var image : images) {
            budget.spend(1);
            if (figures.show(image, budget) && image.parent() instanceof Element parent && parent.nameIs("p")) {
                paragraphs.add(parent);
            }
        }
        if (!figures.errors.isEmpty()) {
            throw InvalidInput.of(List.copyOf(figures.errors));
        }
        paragraphs.forEach(paragraph -> separate(paragraph, budget));
        return List.copyOf(figures.shown);
    }

    private boolean show(Element image, WorkBudget budget) {
        var address = image.attr("src").strip();
        if (!address.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            removeOwnAttributes(image);
            return false;
        }
        budget.spend(PICTURE_COST);
        OWN_ATTRIBUTES.forEach(image::removeAttr);
        var id = address.substring(SCHEME.length()).toLowerCase(Locale.ROOT);
        var problem = pictures.problemOf(id);
        if (problem.isPresent() && !pictures.required()) {
            image.replaceWith(new TextNode(image.attr("alt")));
            return false;
        }
        if (problem.isPresent()) {
            errors.add(new FieldError("body", problem.get()));
            return false;
        }
        describe(image, id);
        return true;
    }

    private void describe(Element image, String id) {
        var picture = pictures.byId().get(id);
        if (picture == null) {
            return;
        }
        shown.add(id);
        var markup = PictureMarkup.of(picture.renditions());
        var alt = image.attr("alt").strip();
        image.attr("src", markup.src())
                .attr("srcset", markup.srcset())
                .attr("sizes", SIZES)
                .attr("width", String.valueOf(markup.width()))
                .attr("height", String.valueOf(markup.height()))
                .attr("alt", alt.isEmpty() ? picture.alt() : alt)
                .attr("loading", "lazy");
        var caption = caption(image, picture);
        image.removeAttr("title");
        if (caption != null && isAlone(image)) {
            image.attr("data-caption", caption);
        }
        if (picture.credit() instanceof String credit && isAlone(image)) {
            image.attr("data-credit", credit);
        }
    }

    private static @Nullable String caption(Element image, Picture picture) {
        var typed = image.attr("title").strip();
        return typed.isEmpty() ? picture.caption() : typed;
    }

    /** Whether the paragraph holds pictures alone; between words, a picture stays in its line. */
    private static boolean isAlone(Element image) {
        var paragraph = image.parent();
        return paragraph != null
                && paragraph.nameIs("p")
                && paragraph.childNodes().stream().allMatch(Figures::isPicture);
    }

    private static boolean isPicture(Node node) {
        return switch (node) {
            case TextNode text -> text.isBlank();
            case Element element -> element.nameIs("img") || element.nameIs("br");
            default -> false;
        };
    }

    /** Replaces a paragraph of pictures by a figure for each. */
    private static void separate(Element paragraph, WorkBudget budget) {
        budget.spend(10L * paragraph.childNodeSize());
        if (!paragraph.childNodes().stream().allMatch(Figures::isPicture)) {
            return;
        }
        var figures = new ArrayList<Node>();
        for (var image : paragraph.children()) {
            if (image.nameIs("img")) {
                figures.add(figure(image));
            }
        }
        figures.forEach(paragraph::before);
        paragraph.remove();
    }

    private static Element figure(Element image) {
        var figure = new Element("figure");
        var caption = image.attr("data-caption");
        var credit = image.attr("data-credit");
        image.removeAttr("data-caption").removeAttr("data-credit");
        figure.appendChild(image);
        if (!caption.isEmpty() || !credit.isEmpty()) {
            var text = figure.appendElement("figcaption");
            text.appendText(caption);
            if (!credit.isEmpty()) {
                text.appendText(caption.isEmpty() ? "" : " ");
                text.appendElement("small").text("(" + credit + ")");
            }
        }
        return figure;
    }

    /** Only the pictures of the library have sizes of their own; the same attributes of another picture are the author's. */
    private void removeOwnAttributes(Element image) {
        for (var attribute : List.of("width", "height")) {
            if (image.hasAttr(attribute)) {
                warnings.add(SafeHtml.removed(attribute, "img"));
            }
        }
        OWN_ATTRIBUTES.forEach(image::removeAttr);
    }
}
