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
import org.springframework.util.ClassUtils;

/**
 * Adds the shared defaults with the lowest precedence, so that the file of each service stays short.
 *
 * <p>{@code spring.config.import} does not work here: an imported file overrides the file that imports it.
 */
final class SharedDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String OF_EVERY_PROCESS = "bantin-process.yml";
    private static final String OF_SERVLET_SERVICES = "bantin-defaults.yml";

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
        load(OF_EVERY_PROCESS, environment);
        // The gateway has no servlets, broker or store.
        if (ClassUtils.isPresent("jakarta.servlet.Servlet", getClass().getClassLoader())) {
            load(OF_SERVLET_SERVICES, environment);
        }
    }

    private static void load(String file, ConfigurableEnvironment environment) {
        try {
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
