package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.local.plan.ProcessKind;
import io.bantin.local.running.FreePorts;
import io.bantin.stack.identity.DemoAccount;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills processes at bad moments. A repeated mail would arrive before the mail of a later article, so each test waits for that one. */
@UsesSharedSystem
class CrashJourneyIT {

    @AfterEach
    void waitForTheRestart(Bantin bantin) {
        bantin.awaitAllUp();
    }

    @Test
    void notificationServiceKilledBetweenPublishAndMailSendsOneMailAfterItsRestart(Bantin bantin) {
        var publisher = bantin.publisher();
        var category = publisher.category("Thời tiết");
        var reader = bantin.inbox("gui-lai").subscribe(category);
        var draft = publisher.draft("Bão số 5 đổi hướng", category);
        var sender = bantin.processOf(ProcessKind.NOTIFICATION_SERVICE);

        // Stopped during the publication, so that it certainly dies after the publication and before the mail.
        Bantin.holdStill(sender);
        var article = publisher.publish(draft);
        sender.destroyForcibly();

        reader.awaitMailAbout(article);
        assertThatNoneComesTwice(article, reader, publisher, category);
    }

    @Test
    void articleServiceKilledAtTheAnswerNotifiesOnceAfterItsRestart(Bantin bantin) {
        var publisher = bantin.publisher();
        var category = publisher.category("Giao thông");
        var reader = bantin.inbox("dung-luc").subscribe(category);
        var draft = publisher.draft("Đóng cầu hai giờ để kiểm tra", category);
        var writer = bantin.processOf(ProcessKind.ARTICLE_SERVICE);

        var article = publisher.publish(draft);
        writer.destroyForcibly();

        reader.awaitMailAbout(article);
        bantin.awaitAllUp();
        assertThatNoneComesTwice(article, reader, publisher, category);
    }

    @Test
    void pagesThatWereReadStayWhileTheArticleServiceIsDown(Bantin bantin) {
        var publisher = bantin.publisher();
        var article = publisher.publishNew("Cầu mới thông xe", publisher.category("Xây dựng"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bantin.visitor().get(article.url()).status() == 200);

        bantin.kill(ProcessKind.ARTICLE_SERVICE);

        assertThat(bantin.visitor().get("/api/articles/" + article.id()).status())
                .isGreaterThanOrEqualTo(500);
        var page = bantin.visitor().get(article.url());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(article.title());
    }

    @Test
    void theEventOfAWriterThatNeverRelayedGoesOutByAnother(Bantin bantin) {
        var publisher = bantin.publisher();
        var category = publisher.category("Y tế");
        var reader = bantin.inbox("quet-gium").subscribe(category);
        var draft = publisher.draft("Lịch tiêm chủng tháng tới", category);
        int port = FreePorts.any();

        // Its relay is switched off, so it behaves like a process that dies between the answer and the relay.
        var writer = bantin.startBeside(
                ProcessKind.ARTICLE_SERVICE,
                port,
                FreePorts.any(),
                Map.of("BANTIN_OUTBOX_ENABLED", "false", "BANTIN_GROUP_SUFFIX", "-beside"));
        try {
            var direct = bantin.directly(port, DemoAccount.PUBLISHER);
            await().atMost(Duration.ofSeconds(90))
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> direct.get("/api/articles?limit=1").status() == 200);
            var article = new Publisher(direct).publish(draft);
            writer.destroyForcibly();

            reader.awaitMailAbout(article);
            assertThatNoneComesTwice(article, reader, publisher, category);
        } finally {
            writer.destroyForcibly();
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesTheDeathOfTheStack(Bantin bantin) {
        var publisher = bantin.publisher();
        var category = publisher.category("Lưu trữ");
        var reader = bantin.inbox("ben-vung").subscribe(category);
        List<Publisher.Article> acknowledged = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            acknowledged.add(publisher.publishNew("Bài thứ " + i + " trước khi mất điện", category));
        }

        bantin.kill(ProcessKind.STACK);
        bantin.awaitAllUp();

        for (var article : acknowledged) {
            assertThat(bantin.visitor().get("/api/articles/" + article.id()).status())
                    .isEqualTo(200);
            reader.awaitMailAbout(article);
        }
    }

    private static void assertThatNoneComesTwice(
            Publisher.Article article, Inbox reader, Publisher publisher, String category) {
        reader.awaitMailAbout(publisher.publishNew("Bài sau của " + article.id(), category));
        assertThat(reader.mailsAbout(article)).hasSize(1);
    }
}
