package io.bantin.article.rendering.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The declarations of a style attribute, and the HTML elements that mean the same. */
record InlineStyle(Map<String, String> declarations) {

    static final InlineStyle NONE = new InlineStyle(Map.of());

    private static final int MAX_LENGTH = 2000;

    static InlineStyle of(Element element) {
        var style = element.attr("style");
        if (style.isEmpty() || style.length() > MAX_LENGTH) {
            return NONE;
        }
        var declarations = new HashMap<String, String>();
        for (var declaration : style.toLowerCase(Locale.ROOT).split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                declarations.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
        return new InlineStyle(declarations);
    }

    /** The elements that replace the style, the innermost first. Links are underlined already. */
    List<String> elements(boolean inLink) {
        var elements = new ArrayList<String>();
        var position = get("vertical-align");
        if (position.equals("super")) {
            elements.add("sup");
        }
        if (position.equals("sub")) {
            elements.add("sub");
        }
        var lines = get("text-decoration") + get("text-decoration-line");
        if (lines.contains("line-through")) {
            elements.add("s");
        }
        if (lines.contains("underline") && !inLink) {
            elements.add("u");
        }
        if (get("font-style").equals("italic")) {
            elements.add("em");
        }
        if (isBold()) {
            elements.add("strong");
        }
        return elements;
    }

    boolean isCentred() {
        return get("text-align").equals("center");
    }

    boolean isPlainWeight() {
        var weight = get("font-weight");
        return weight.equals("normal") || weight.equals("400");
    }

    String get(String property) {
        return declarations.getOrDefault(property, "");
    }

    private boolean isBold() {
        var weight = get("font-weight");
        return weight.equals("bold") || weight.length() == 3 && weight.compareTo("600") >= 0 && weight.endsWith("00");
    }
}
