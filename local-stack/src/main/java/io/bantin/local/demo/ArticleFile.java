package io.bantin.local.demo;

import io.bantin.local.plan.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** An article in a file: YAML front matter between two lines of {@code ---}, then Markdown. */
record ArticleFile(Path path, Map<String, Object> front, String body) {

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\\uFEFF?---[ \\t]*\\R(.*?)\\R---[ \\t]*(?:\\R|\\z)(.*)\\z", Pattern.DOTALL);

    static ArticleFile read(Path path) {
        try {
            return parse(path, Files.readString(path));
        } catch (IOException e) {
            throw new CommandFailed("Cannot read %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    static ArticleFile parse(Path path, String text) {
        var parts = FRONT_MATTER.matcher(text);
        if (!parts.matches()) {
            throw new CommandFailed("%s does not begin with front matter between two lines of ---.".formatted(path));
        }
        var front = new LinkedHashMap<String, Object>();
        try {
            if (new Yaml(new SafeConstructor(new LoaderOptions())).load(parts.group(1)) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    if (value != null) {
                        front.put(String.valueOf(key), value);
                    }
                });
            }
        } catch (YAMLException e) {
            throw new CommandFailed("Cannot read the front matter of %s: %s".formatted(path, e.getMessage()), e);
        }
        var article = new ArticleFile(path, front, parts.group(2).strip());
        if (article.title().isBlank()) {
            throw new CommandFailed("%s has no title.".formatted(path));
        }
        if (article.categories().isEmpty()) {
            throw new CommandFailed("%s names no category, so nobody can subscribe to it.".formatted(path));
        }
        return article;
    }

    String title() {
        return String.valueOf(front.getOrDefault("title", ""));
    }

    /** Slugs. */
    List<String> categories() {
        return list("categories");
    }

    /** The draft for the editorial API. It leaves out the date of the file, because the service sets its own. */
    Map<String, @Nullable Object> draftIn(List<String> categoryIds) {
        var draft = new LinkedHashMap<String, @Nullable Object>();
        draft.put("title", title());
        draft.put("lead", String.valueOf(front.getOrDefault("lead", "")));
        draft.put("body", body);
        draft.put("cover", cover());
        draft.put("categoryIds", categoryIds);
        draft.put("tags", list("tags"));
        draft.put("byline", list("byline"));
        draft.put("source", front.get("source"));
        draft.put("language", String.valueOf(front.getOrDefault("language", "vi")));
        return draft;
    }

    private @Nullable Map<String, String> cover() {
        if (!(front.get("cover") instanceof Map<?, ?> given)) {
            return null;
        }
        var cover = new LinkedHashMap<String, String>();
        for (var name : List.of("alt", "caption", "credit")) {
            if (given.get(name) != null) {
                cover.put(name, String.valueOf(given.get(name)));
            }
        }
        return cover;
    }

    private List<String> list(String name) {
        return switch (front.get(name)) {
            case null -> List.of();
            case List<?> values -> values.stream().map(String::valueOf).toList();
            case Object value -> List.of(String.valueOf(value));
        };
    }
}
