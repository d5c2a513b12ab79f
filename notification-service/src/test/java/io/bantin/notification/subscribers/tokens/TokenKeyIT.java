package io.bantin.notification.subscribers.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.kit.startup.Misconfigured;
import io.bantin.notification.WholeService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

@WholeService
class TokenKeyIT {

    private static final String A_KEY = "3b1f0c9a7d5e2468ace013579bdf2468";
    private static final String ANOTHER_KEY = "f0e1d2c3b4a5968778695a4b3c2d1e0f";
    private static final String LEGACY_KEY = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";

    @TempDir
    private Path folder;

    @Autowired
    private MongoOperations mongo;

    /** The service under test has already read its own key. */
    @BeforeEach
    @AfterEach
    void forgetTheKey() {
        mongo.remove(new Query(), "secrets");
    }

    @Test
    void concurrentInstancesCreateOneFileReadableByItsOwnerOnly() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> instance = () -> keyInFile().fingerprint();
            List<Future<String>> made =
                    executor.invokeAll(Stream.generate(() -> instance).limit(8).toList());
            for (var one : made) {
                assertThat(one.get()).isEqualTo(made.getFirst().get());
            }
        }
        assertThat(file()).isRegularFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.list(folder)).as("no unfinished file is left").containsExactly(file());
    }

    @Test
    void storesNoKeyInTheStore() throws IOException {
        keyInFile();
        assertThat(storeAsText()).doesNotContain(Files.readString(file()).strip());
    }

    @Test
    void movesALegacyKeyFromTheStoreIntoTheFile() throws IOException {
        mongo.getCollection("secrets").insertOne(new Document("_id", "subscriptions").append("value", LEGACY_KEY));
        assertThat(keyInFile().fingerprint()).isEqualTo(new TokenKey(LEGACY_KEY).fingerprint());
        assertThat(Files.readString(file()).strip()).isEqualTo(LEGACY_KEY);
        assertThat(storeAsText()).doesNotContain(LEGACY_KEY);
        assertThat(keyInFile().fingerprint()).isEqualTo(new TokenKey(LEGACY_KEY).fingerprint());
    }

    @Test
    void finishesAMoveThatAKilledInstanceLeftUnfinished() throws IOException {
        mongo.getCollection("secrets").insertOne(new Document("_id", "subscriptions").append("value", LEGACY_KEY));
        Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file(), LEGACY_KEY);
        keyInFile();
        assertThat(storeAsText()).doesNotContain(LEGACY_KEY);
    }

    @Test
    void refusesAnotherKeyThanBefore() {
        keyOf(A_KEY, "");
        keyOf(A_KEY, "");
        assertThatThrownBy(() -> keyOf(ANOTHER_KEY, ""))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("has changed");
    }

    @Test
    void refusesToCreateANewKeyIfTheFileIsMissing() throws IOException {
        keyInFile();
        Files.delete(file());
        assertThatThrownBy(this::keyInFile).isInstanceOf(Misconfigured.class).hasMessageContaining("restore");
        assertThat(file()).doesNotExist();
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        keyInFile();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(this::keyInFile).isInstanceOf(Misconfigured.class).hasMessageContaining("chmod 600");
    }

    @Test
    void refusesToStartWithoutAKey() {
        assertThatThrownBy(() -> keyOf("", ""))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("SUBSCRIPTIONS_SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "change-me-change-me-change-me-32",
                "change-me-0123456789-abcdefghij-32",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "123412341234123412341234123412341234",
            })
    void refusesAKeyThatCanBeGuessed(String guessable) {
        assertThatThrownBy(() -> keyOf(guessable, ""))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("can be guessed");
    }

    private TokenKey keyInFile() {
        return keyOf("", file().toString());
    }

    private TokenKey keyOf(String secret, String file) {
        return new TokenKey(new TokenKeyProperties(secret, file), new TokenKeyRecord(mongo));
    }

    private Path file() {
        return folder.resolve("subscriptions.key");
    }

    private String storeAsText() {
        return mongo.findAll(Document.class, "secrets").toString();
    }
}
