package io.bantin.article.editorial;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The field of an article's document that has the version of a person's last save. */
final class LastSaves {

    private LastSaves() {}

    /** Encoded, because a name may have dots and dollar signs, which mean something in the names of fields. */
    static String field(String person) {
        var name = person.getBytes(StandardCharsets.UTF_8);
        return "lastSaves." + Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }
}
