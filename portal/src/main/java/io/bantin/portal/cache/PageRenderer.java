package io.bantin.portal.cache;

/** Renders a page from the present answers of the services; throws if they do not answer. */
@FunctionalInterface
public interface PageRenderer {

    /** A missing or withdrawn subject is a page too, with status 404 or 410. */
    RenderedPage render(PageKey key);
}
