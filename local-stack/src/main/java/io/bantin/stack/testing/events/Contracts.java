package io.bantin.stack.testing.events;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The samples and schemas of events, read from the module of the service that owns them. */
public final class Contracts {

    private Contracts() {}

    public static String sample(String owner, String type) {
        return read(owner, type + ".v1.sample.json");
    }

    /** What the owner's schema finds wrong with the event; empty if the event is valid. */
    public static List<Error> errors(String owner, String type, String json) {
        return Schemas.REGISTRY.getSchema(read(owner, type + ".v1.schema.json")).validate(json, InputFormat.JSON);
    }

    private static String read(String owner, String file) {
        try {
            return Files.readString(Path.of("..", owner, "contracts", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loaded with the first schema, because a module that reads only samples has no validator on its class path. */
    private static final class Schemas {

        static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    }
}
