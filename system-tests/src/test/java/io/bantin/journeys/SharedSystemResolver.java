package io.bantin.journeys;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the system with the first journey and stops it after the last. */
class SharedSystemResolver implements ParameterResolver {

    private static final ExtensionContext.Namespace ROOT =
            ExtensionContext.Namespace.create(SharedSystemResolver.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Bantin.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ROOT).computeIfAbsent(Bantin.class, _ -> Bantin.start(), Bantin.class);
    }
}
