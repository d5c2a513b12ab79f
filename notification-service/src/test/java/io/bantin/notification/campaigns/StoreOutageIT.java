package io.bantin.notification.campaigns;

import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** The store becomes unavailable while mails are sent. */
@WholeService
class StoreOutageIT {

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private TestEvents events;

    @Test
    void losesAndRepeatsNoMail() {
        TestStack.smtp().clear();
        String category = Ids.next();
        Readers readers = Readers.of(mongo, 100, category);
        TestStack.smtp().delay(Duration.ofMillis(20));
        String campaign = new Newsroom(events).publishes(anArticleIn(category), 1);
        await().until(() -> TestStack.smtp().mails().size() > 10);

        TestStack.stopStore();
        try {
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            // Mails to recipients read less than a second ago may still be sent; then the worker waits for the store.
            assertThat(TestStack.smtp().mails().size()).isLessThan(100);
        } finally {
            TestStack.startStore();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> campaigns.find(campaign).orElseThrow().state() == CampaignState.DONE);
        assertThat(TestStack.smtp().mails().stream().map(Mail::to))
                .containsExactlyInAnyOrderElementsOf(readers.emails());
        TestStack.smtp().behave();
    }
}
