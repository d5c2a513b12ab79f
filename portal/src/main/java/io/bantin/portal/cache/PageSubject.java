package io.bantin.portal.cache;

/** Something that pages show and events change: an article, the list of a category or of the home page, the category tree. */
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
