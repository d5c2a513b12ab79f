package io.bantin.article.library;

import io.bantin.article.media.Picture;
import io.bantin.article.media.PictureTextValidator;
import io.bantin.article.media.PictureWords;
import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

/**
 * The request body that changes the texts of a picture. Absent is unchanged, null is empty.
 *
 * <p>The fields are nodes, because Jackson reads an absent text as null.
 */
record PictureChange(
        @Schema(implementation = String.class, maxLength = 500, example = "Cánh đồng lúa chín") @Nullable
        JsonNode alt,

        @Schema(implementation = String.class, maxLength = 1000, example = "Xã Tân Kiều") @Nullable
        JsonNode caption,

        @Schema(implementation = String.class, maxLength = 250, example = "Lê An") @Nullable
        JsonNode credit) {

    Update appliedTo(Picture picture) {
        var errors = new ArrayList<FieldError>();
        var newAlt = alt == null ? picture.alt() : PictureTextValidator.alt(text("alt", alt, errors), errors);
        var newCaption = caption == null
                ? picture.caption()
                : PictureTextValidator.caption(text("caption", caption, errors), errors);
        var newCredit =
                credit == null ? picture.credit() : PictureTextValidator.credit(text("credit", credit, errors), errors);
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        var update = new Update().set("words", PictureWords.of(newAlt, newCaption, newCredit, picture.fileName()));
        if (alt != null) {
            update.set("alt", newAlt);
        }
        if (caption != null) {
            update.set("caption", newCaption);
        }
        if (credit != null) {
            update.set("credit", newCredit);
        }
        return update;
    }

    private static @Nullable String text(String field, JsonNode node, List<FieldError> errors) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (!node.isNull()) {
            errors.add(new FieldError(field, "must be text."));
        }
        return null;
    }
}
