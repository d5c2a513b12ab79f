package io.bantin.article.media;

import io.bantin.kit.problems.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that an article names, as they were just before it is rendered.
 *
 * @param required whether a text that names another picture is refused, or shows that picture's alt text
 */
public record ShownPictures(Map<String, Picture> byId, boolean required) {

    public static final ShownPictures NONE = required(Map.of());

    private static final int MAX_PICTURES = 500;
    private static final Pattern ADDRESS = Pattern.compile("(?i)media:([0-9a-z]{13})(?![0-9a-z])");

    public static ShownPictures required(Map<String, Picture> byId) {
        return new ShownPictures(byId, true);
    }

    public static ShownPictures asFarAsLeft(Map<String, Picture> byId) {
        return new ShownPictures(byId, false);
    }

    /** The ids in a text; each occurrence counts, also one in code, where it names no picture. */
    public static Set<String> idsIn(@Nullable String markdown) {
        var ids = new LinkedHashSet<String>();
        if (markdown != null) {
            var found = ADDRESS.matcher(markdown);
            while (ids.size() < MAX_PICTURES && found.find()) {
                ids.add(found.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return ids;
    }

    /** The picture, or a message to its field if it cannot be shown. */
    public Optional<String> problemOf(String id) {
        var picture = byId.get(id);
        if (picture == null) {
            return Optional.of("names the picture '%s', which does not exist; upload it first or leave it out."
                    .formatted(shortened(id)));
        }
        return picture.state() == PictureState.FAILED
                ? Optional.of(
                        "names the picture '%s', which cannot be shown because its file is damaged.".formatted(id))
                : Optional.empty();
    }

    /** One error for each of these pictures that cannot be shown. */
    public List<FieldError> errors(String field, Collection<String> ids) {
        var errors = new ArrayList<FieldError>();
        for (var id : ids) {
            problemOf(id).ifPresent(message -> errors.add(new FieldError(field, message)));
        }
        return errors;
    }

    public @Nullable Picture find(String id) {
        return byId.get(id);
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }
}
