package io.bantin.kit.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts {@code bantin-defaults.yml} below everything else, so that each service's own file stays short.
 *
 * <p>An import of the file would not do: what is imported overrides the file that imports it.
 */
final class SharedDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String FILE = "bantin-defaults.yml";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("LOG_FORMAT", "").equals("json")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "bantin-derived", Map.of("logging.structured.format.console", "ecs")));
        }
        try {
            new YamlPropertySourceLoader()
                    .load(FILE, new ClassPathResource(FILE))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
