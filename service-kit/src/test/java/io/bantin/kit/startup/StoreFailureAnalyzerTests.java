package io.bantin.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;

class StoreFailureAnalyzerTests {

    private static final ServerAddress ADDRESS = new ServerAddress("mongodb", 27017);

    @Test
    void namesTheAddressThatDoesNotAnswer() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var settings = MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", port)))
                        .serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
                .build();
        try (var client = MongoClients.create(settings)) {
            var failure = catchThrowable(() -> client.getDatabase("article").runCommand(new Document("ping", 1)));

            assertThat(sentenceOf(failure))
                    .isEqualTo("MongoDB does not answer at 127.0.0.1:%d: start it, or check MONGODB_URI.", port);
        }
    }

    @Test
    void saysThatThePasswordIsRefusedAndNotWhichItIs() {
        var account = MongoCredential.createCredential("article", "admin", "a-password".toCharArray());

        assertThat(sentenceOf(new MongoSecurityException(account, "Exception authenticating " + account)))
                .isEqualTo(
                        "MongoDB refuses the account of MONGODB_URI: check its user name, its password and its authSource.");
    }

    @Test
    void explainsThatTheAccountLacksPermission() {
        assertThat(sentenceOf(command(13))).startsWith("MongoDB does not permit what the service does: ");
    }

    @Test
    void explainsThatTheAccountIsRefusedLaterOn() {
        assertThat(sentenceOf(command(18))).startsWith("MongoDB refuses the account of MONGODB_URI: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {14031, -1})
    void saysThatTheDiskMayBeFull(int code) {
        assertThat(sentenceOf(command(code)))
                .startsWith("MongoDB cannot write: look at its log, and whether its disk is full.");
    }

    @Test
    void leavesEveryOtherFailureAsItIs() {
        assertThat(sentenceOf(command(26))).isNull();
        assertThat(sentenceOf(
                        new MongoWriteException(new WriteError(11000, "again", new BsonDocument()), ADDRESS, Set.of())))
                .isNull();
        assertThat(sentenceOf(new IllegalStateException("no MongoDB"))).isNull();
    }

    private static MongoCommandException command(int code) {
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)), ADDRESS);
    }

    private static @Nullable String sentenceOf(Throwable failure) {
        var analysis = new StoreFailureAnalyzer().analyze(new BeanCreationException("campaigns", "failed", failure));
        return analysis == null ? null : analysis.getDescription();
    }
}
