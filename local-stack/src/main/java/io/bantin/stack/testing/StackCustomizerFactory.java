package io.bantin.stack.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Sets the stack's addresses before a test's context starts. */
final class StackCustomizerFactory implements ContextCustomizerFactory {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new StackCustomizer();
    }

    /** All are equal, so that test classes share one context. */
    private record StackCustomizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            // A database for each context: a second one in the same JVM finds nothing of the first.
            var database = "it" + CONTEXTS.incrementAndGet();
            TestPropertyValues.of(TestStack.properties(database)).applyTo(context);
        }
    }
}
