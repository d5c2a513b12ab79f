package io.bantin.article.rendering.html;

import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.kit.text.Slug;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Gives each heading an id made from its text and prefixes the ids that the author typed, so that no id can collide with one
 * of the surrounding page. Links within the article are changed accordingly.
 */
final class ElementIds {

    static final String PREFIX = "user-content-";

    /** The ids that the surrounding page uses. */
    private static final Set<String> PAGE_IDS = Set.of("main");

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int MAX_LENGTH = 120;

    private final Set<String> taken = new HashSet<>(PAGE_IDS);
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> typed = new HashMap<>();

    private ElementIds() {}

    static void set(List<Element> elements, Warnings warnings, WorkBudget budget) {
        var ids = new ElementIds();
        elements.forEach(ids::prefixTypedId);
        for (var element : elements) {
            if (isHeading(element) && !element.hasAttr("id")) {
                element.attr("id", ids.idFor(element, budget));
            }
        }
        elements.forEach(element -> ids.adjustLink(element, warnings));
    }

    private void prefixTypedId(Element element) {
        var id = element.hasAttr("id") ? element.attr("id") : element.is("a") ? element.attr("name") : "";
        element.removeAttr("id").removeAttr("name");
        if (id.isBlank() || id.length() > MAX_LENGTH || id.chars().anyMatch(Character::isWhitespace)) {
            return;
        }
        var prefixed = PREFIX + id;
        if (taken.add(prefixed)) {
            element.attr("id", prefixed);
            typed.put(id, prefixed);
        }
    }

    private String idFor(Element heading, WorkBudget budget) {
        var text = heading.text();
        budget.spend(text.length());
        var base = base(text);
        int number = numbers.getOrDefault(base, 0);
        String id;
        do {
            id = number == 0 ? base : base + "-" + number;
            number++;
            budget.spend(1);
        } while (!taken.add(id));
        numbers.put(base, number);
        return id;
    }

    /** The slug of the text, or the letters themselves where they have no slug: an id may contain any letter. */
    private static String base(String text) {
        var beginning = text.length() <= 4 * MAX_LENGTH ? text : text.substring(0, 4 * MAX_LENGTH);
        var slug = Slug.of(beginning);
        if (!slug.isEmpty()) {
            return slug;
        }
        var letters = SEPARATORS.matcher(beginning.toLowerCase(Locale.ROOT)).replaceAll("-");
        var trimmed = letters.replaceAll("^-|-$", "");
        return trimmed.isEmpty() ? "section" : trimmed.substring(0, Math.min(MAX_LENGTH, trimmed.length()));
    }

    private void adjustLink(Element link, Warnings warnings) {
        var href = link.is("a") ? link.attr("href").strip() : "";
        if (!href.startsWith("#") || href.equals("#")) {
            return;
        }
        var id = target(decoded(href.substring(1)));
        if (id == null) {
            warnings.add("The link to %s has no target: this article has no heading and no id of that name."
                    .formatted(Warnings.quoted(href)));
        } else {
            link.attr("href", "#" + id);
        }
    }

    private @Nullable String target(String name) {
        var prefixed = typed.get(name);
        if (prefixed != null) {
            return prefixed;
        }
        if (name.equals("top") || !PAGE_IDS.contains(name) && taken.contains(name)) {
            return name;
        }
        var base = base(name);
        return !PAGE_IDS.contains(base) && taken.contains(base) ? base : null;
    }

    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return fragment;
        }
    }

    private static boolean isHeading(Element element) {
        var name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }
}
