package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

@UsesSharedSystem
class PublicationJourneyIT {

    @Test
    void aSubscriberGetsNewArticlesAndLeavesWithOneClick(Bantin bantin) {
        var publisher = bantin.publisher();
        var parent = publisher.category("Nông nghiệp");
        var leaver = bantin.inbox("nguoi-doc").subscribe(parent);
        var stayer = bantin.inbox("nguoi-o-lai").subscribe(parent);

        var article = publisher.publishNew("Mùa sầu riêng đến sớm ở Lâm Đồng", parent);
        var mail = leaver.awaitMailAbout(article);

        assertThat(mail.subject()).contains(article.title());
        assertThat(mail.text()).contains(article.title(), bantin.url() + article.url());
        assertThat(mail.html()).contains(article.title(), bantin.url() + article.url());
        assertThat(mail.messageId()).contains(article.id());
        assertThat(mail.headers())
                .containsKey("List-Id")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .containsEntry("Auto-Submitted", "auto-generated");
        var page = bantin.visitor().get(bantin.url() + article.url());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(article.title());

        assertThat(leaver.leaveByOneClick(mail).status()).isEqualTo(200);
        var second = publisher.publishNew("Giá cà phê tăng phiên thứ ba", parent);
        var third = publisher.publishNew("Hồ tiêu vào vụ", parent);

        stayer.awaitMailAbout(second);
        stayer.awaitMailAbout(third);
        assertThat(leaver.mailsAbout(second)).isEmpty();
        assertThat(leaver.mailsAbout(third)).isEmpty();
        assertThat(leaver.mailsAbout(article)).hasSize(1);
        bantin.logs().showNoneOf(leaver.secrets());
        bantin.logs().showNoneOf(stayer.secrets());
    }

    @Test
    void aWithdrawnArticleIsGone(Bantin bantin) {
        var publisher = bantin.publisher();
        var article = publisher.publishNew("Tin sẽ được rút", publisher.category("Đính chính"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bantin.visitor().get(article.url()).status() == 200);

        publisher.withdraw(article);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> bantin.visitor().get(article.url()).status() == 410);
        assertThat(bantin.visitor().get("/api/articles/" + article.id()).status())
                .isEqualTo(410);
    }
}
