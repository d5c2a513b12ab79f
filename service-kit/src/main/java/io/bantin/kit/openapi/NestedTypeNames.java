package io.bantin.kit.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names the schema of a nested type after both types, for example {@code CampaignPage} for {@code CampaignController.Page}: by
 * its own name alone, it would replace the schema of every other nested {@code Page}.
 */
final class NestedTypeNames extends TypeNameResolver {

    private static final String CONTROLLER = "Controller";

    @Override
    protected String getNameOfClass(Class<?> type) {
        var outer = type.getEnclosingClass();
        if (outer == null) {
            return super.getNameOfClass(type);
        }
        var name = getNameOfClass(outer);
        return (name.endsWith(CONTROLLER) ? name.substring(0, name.length() - CONTROLLER.length()) : name)
                + type.getSimpleName();
    }
}
