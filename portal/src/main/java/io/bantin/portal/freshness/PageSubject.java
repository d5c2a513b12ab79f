package io.bantin.portal.freshness;

/** What a page tells of and an event can change: an article, what a category or the home page lists, the category tree. */
public record PageSubject(String name) {

    public static final PageSubject HOME = new PageSubject("home");
    public static final PageSubject CATEGORIES = new PageSubject("categories");

    public static PageSubject article(String id) {
        return new PageSubject("article/" + id);
    }

    public static PageSubject category(String id) {
        return new PageSubject("category/" + id);
    }
}
