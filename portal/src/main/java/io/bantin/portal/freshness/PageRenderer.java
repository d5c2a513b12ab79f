package io.bantin.portal.freshness;

/** Makes a page from what the services answer now; throws when they do not answer. */
@FunctionalInterface
public interface PageRenderer {

    /** What is not there, or no longer, is a page as well: one with status 404 or 410. */
    RenderedPage render(PageKey key);
}
