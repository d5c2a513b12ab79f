package io.bantin.portal.freshness;

/** What a page tells of and an event can change: an article, what a category or the home page lists, the category tree. */
public record Subject(String name) {

    public static final Subject HOME = new Subject("home");
    public static final Subject CATEGORIES = new Subject("categories");

    public static Subject article(String id) {
        return new Subject("article/" + id);
    }

    public static Subject category(String id) {
        return new Subject("category/" + id);
    }
}
