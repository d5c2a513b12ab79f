package io.bantin.local.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of processes in a system, in the order of their ports. */
public enum ProcessKind {
    STACK("local-stack"),
    GATEWAY("gateway"),
    ARTICLE_SERVICE("article-service", "category-events"),
    CATEGORY_SERVICE("category-service", "article-events"),
    NOTIFICATION_SERVICE("notification-service", "article-events", "category-events"),
    PORTAL("portal", "article-events", "category-events");

    private final String module;
    private final List<String> inputs;

    ProcessKind(String module, String... inputs) {
        this.module = module;
        this.inputs = List.of(inputs);
    }

    public static ProcessKind named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new CommandFailed("There is no service \"%s\"; there are %s.".formatted(name, names())));
    }

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The Maven module of its jar. */
    public String module() {
        return module;
    }

    /** The topics that it reads. */
    public List<String> inputs() {
        return inputs;
    }

    public boolean isService() {
        return this != STACK;
    }

    /** There is only one stack. A further gateway has a port of its own, as behind a load balancer. */
    public boolean isScalable() {
        return this != STACK;
    }

    public boolean hasDatabase() {
        return this == ARTICLE_SERVICE || this == CATEGORY_SERVICE || this == NOTIFICATION_SERVICE;
    }

    private static String names() {
        return Arrays.stream(values()).map(ProcessKind::label).collect(Collectors.joining(", "));
    }
}
