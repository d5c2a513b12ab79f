package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.stack.identity.DemoAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

@UsesSharedSystem
class AccessJourneyIT {

    @Test
    void eachRoleMayDoItsOwnWorkAndNoMore(Bantin bantin) {
        var publisher = bantin.publisher();
        var category = publisher.category("Phân quyền");
        var draft = publisher.draft("Bài chờ duyệt", category);
        var publish = "/api/editorial/articles/%s/publish".formatted(draft.id());

        for (var role : List.of(DemoAccount.REPORTER, DemoAccount.EDITOR, DemoAccount.OPERATOR)) {
            var refused = bantin.as(role).post(publish, draft.version());
            assertThat(refused.status()).as(role.account()).isEqualTo(403);
            assertThat(refused.problem()).as(role.account()).isEqualTo("forbidden");
        }
        assertThat(bantin.as(DemoAccount.PUBLISHER).get("/api/ops/campaigns").status())
                .isEqualTo(403);
        assertThat(bantin.as(DemoAccount.OPERATOR).get("/api/ops/campaigns").status())
                .isEqualTo(200);
        assertThat(bantin.as(DemoAccount.OPERATOR)
                        .get("/api/editorial/articles")
                        .status())
                .isEqualTo(403);
        assertThat(bantin.as(DemoAccount.REPORTER)
                        .post("/api/editorial/categories", Visitor.json("name", "Không được"))
                        .status())
                .isEqualTo(403);
        assertThat(publisher.publish(draft).version()).isGreaterThan(draft.version());
    }

    @Test
    void nobodyComesInWithoutAGoodToken(Bantin bantin) {
        var visitor = bantin.visitor().get("/api/editorial/articles");
        assertThat(visitor.status()).isEqualTo(401);
        assertThat(visitor.problem()).isEqualTo("unauthorized");

        var good = String.valueOf(bantin.as(DemoAccount.PUBLISHER).token());
        var otherSignature = good.substring(0, good.length() - 6) + "AAAAAA";
        assertThat(bantin.withToken(otherSignature)
                        .get("/api/editorial/articles")
                        .status())
                .isEqualTo(401);
        assertThat(bantin.withToken("no.token.atall").get("/api/ops/campaigns").status())
                .isEqualTo(401);
    }

    @Test
    void anUnknownPathOfTheApiIsAProblemAndNoPage(Bantin bantin) {
        var answer = bantin.visitor().get("/api/no-such-thing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }
}
