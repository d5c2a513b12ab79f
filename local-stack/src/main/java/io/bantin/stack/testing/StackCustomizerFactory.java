package io.bantin.stack.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Sets the addresses of the test stack before a test's context starts. */
final class StackCustomizerFactory implements ContextCustomizerFactory {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new StackCustomizer();
    }

    /** All instances are equal, so that test classes share one context. */
    private record StackCustomizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            // Each context has its own database, so that it finds no documents of another one.
            var database = "it" + CONTEXTS.incrementAndGet();
            TestPropertyValues.of(TestStack.properties(database)).applyTo(context);
        }
    }
}
