package io.bantin.article;

import java.util.List;
import java.util.stream.Collectors;

/** Request bodies for tests. */
public final class Manuscripts {

    private Manuscripts() {}

    public static String titled(String title, String... categoryIds) {
        return """
                {"title": "%s", "lead": "Lúa chín sớm.", "body": "Bà con *gặt* sớm.", "categoryIds": [%s],
                 "tags": ["lúa"], "byline": ["Lê An"]}""".formatted(title, quoted(List.of(categoryIds)));
    }

    /** A correction that notifies subscribers. */
    public static String notifying(String title, String... categoryIds) {
        return titled(title, categoryIds).replaceFirst("\\{", "{\"notify\": true, ");
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", "));
    }
}
