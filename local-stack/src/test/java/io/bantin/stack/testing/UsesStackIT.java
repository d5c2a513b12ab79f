package io.bantin.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
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
