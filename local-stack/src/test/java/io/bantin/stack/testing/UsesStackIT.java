package io.bantin.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@UsesStack
@SpringBootTest(classes = UsesStackIT.Empty.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class UsesStackIT {

    @Configuration
    static class Empty {}

    @Autowired
    private Environment environment;

    @Test
    void pointsAtABrokerThatAnswers() throws Exception {
        var settings = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, environment.getRequiredProperty("KAFKA_BROKERS"));
        try (var admin = Admin.create(settings)) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void pointsAtABrokerThatKeepsTopicsWhileItIsAway() throws Exception {
        var settings = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, environment.getRequiredProperty("KAFKA_BROKERS"));
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                    .all()
                    .get();
            TestStack.stopBroker();
            TestStack.startBroker();
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }

    @Test
    void pointsAtTheKeysOfItsTokens() throws Exception {
        var keys = JWKSet.load(
                URI.create(environment.getRequiredProperty("IDENTITY_JWKS")).toURL());
        assertThat(isSignedByOneOf(keys, TestTokens.of("editor"))).isTrue();
        assertThat(isSignedByOneOf(keys, TestTokens.forged("editor"))).isFalse();

        var claims = SignedJWT.parse(TestTokens.of("editor", "thu-ha")).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(environment.getRequiredProperty("IDENTITY_ISSUER"));
        assertThat(claims.getSubject()).isEqualTo("thu-ha");
        assertThat(claims.getStringListClaim("roles")).containsExactly("editor");
    }

    private static boolean isSignedByOneOf(JWKSet keys, String token) throws Exception {
        var signed = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID());
        return signed.verify(new RSASSAVerifier(key.toRSAKey()));
    }

    @Test
    void pointsAtAStoreThatKeepsDocumentsWhileItIsAway() {
        try (var client = MongoClients.create(environment.getRequiredProperty("MONGODB_URI"))) {
            var notes = client.getDatabase("it").getCollection("notes");
            notes.insertOne(new Document("_id", "a"));
            TestStack.stopStore();
            TestStack.startStore();
            assertThat(notes.countDocuments()).isOne();
        }
    }
}
