package io.bantin.bench.system;

import io.bantin.local.api.ApiClient;
import io.bantin.local.plan.UpOptions;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A publisher at work, through the gateway. */
public final class BenchPublisher {

    private static final int BAD_REQUEST = 400;
    private static final int TRIES = 300;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String LEAD = """
            Sáng nay, cầu nối đôi bờ sông Lũy thông xe sau mười bốn tháng thi công. Cầu dài 320 m, rộng 9 m, rút ngắn đường \
            từ xã ra huyện còn bảy cây số.""";

    private static final String BODY = """
            Chiều dài **320 m**, rộng 9 m, hai làn xe. Từ nay học sinh hai xã không phải đi đò, xe chở nông sản không phải \
            vòng qua quốc lộ.

            """.repeat(6);

    private final ApiClient api;

    public BenchPublisher(UpOptions options) {
        this.api = new ApiClient(
                options.gatewayUrl(), DemoTokens.of(options.ports().identityUrl(), DemoAccount.PUBLISHER));
    }

    /** A draft, and the version to publish. */
    public record Draft(String id, long version) {}

    /** The event id of a publication, and when the call began. */
    public record Publication(String eventId, Instant calledAt) {}

    public String category(String name) {
        return api.post("/api/editorial/categories", Map.of("name", name))
                .path("id")
                .asString();
    }

    /** Waits for a category that is on its way to article-service. */
    public Draft draft(String title, String categoryId) throws InterruptedException {
        var body = Map.of(
                "title", title, "lead", LEAD, "body", BODY, "categoryIds", List.of(categoryId), "language", "vi");
        for (int left = TRIES; ; left--) {
            try {
                var created = api.post("/api/editorial/articles", body);
                return new Draft(
                        created.path("id").asString(), created.path("version").asLong());
            } catch (ApiClient.ErrorAnswer refused) {
                if (refused.status() != BAD_REQUEST || left == 0) {
                    throw refused;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    public Publication publish(Draft draft) {
        var calledAt = Instant.now();
        var published = api.transition("/api/editorial/articles/%s/publish".formatted(draft.id()), draft.version());
        return new Publication(draft.id() + "." + published.path("version").asLong(), calledAt);
    }
}
