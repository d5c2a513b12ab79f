package io.bantin.portal.cache;

/** Something that pages show and events change: an article, the list of a category or of the home page, the category tree. */
public record PageDependency(String name) {

    public static final PageDependency HOME = new PageDependency("home");
    public static final PageDependency CATEGORIES = new PageDependency("categories");

    public static PageDependency article(String id) {
        return new PageDependency("article/" + id);
    }

    public static PageDependency category(String id) {
        return new PageDependency("category/" + id);
    }
}
