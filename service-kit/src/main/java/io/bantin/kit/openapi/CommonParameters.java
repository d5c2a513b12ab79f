package io.bantin.kit.openapi;

import static java.util.Map.entry;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters that mean the same in every operation, described once. An operation's own description has precedence. */
final class CommonParameters {

    private record Meaning(String description, @Nullable String example) {}

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            entry(
                    "If-Match",
                    new Meaning(
                            "The ETag of the version that the caller read. Required; 412 if the present version is another.",
                            "\"1\"")),
            entry(
                    "Idempotency-Key",
                    new Meaning(
                            "A text of the caller's choice. A request that repeats it within a day changes nothing.",
                            "0kt3v9wq5d2xb")),
            entry("id", new Meaning("The id: 13 characters, as the creation answered.", "0kt3v9wq5d2xa")),
            entry("eventId", new Meaning("The event of the campaign: article id and version.", "0kt3v9wq5d2xa.2")),
            entry("token", new Meaning("The token of a link in a mail.", "the-token-of-the-link")),
            entry("cursor", new Meaning("The 'next' of the previous page; absent for the first page.", null)),
            entry("limit", new Meaning("The largest number of items on a page.", null)),
            entry("status", new Meaning("Only articles in this state.", null)),
            entry("state", new Meaning("Only those in this state.", null)),
            entry("category", new Meaning("The id of a category; its subcategories are included.", null)),
            entry("tag", new Meaning("Only articles with this tag, spelled alike.", null)));

    private CommonParameters() {}

    static void describe(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(CommonParameters::describe);
        }
    }

    private static void describe(Parameter parameter) {
        Meaning meaning = MEANINGS.get(parameter.getName());
        if (meaning == null) {
            return;
        }
        if (parameter.getDescription() == null) {
            parameter.setDescription(meaning.description());
        }
        if (parameter.getExample() == null && meaning.example() != null) {
            parameter.setExample(meaning.example());
        }
    }
}
