package io.bantin.torture;

import io.bantin.journeys.Visitor;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The subscribers of one round. They are stored before it begins, and some leave by the links in their mails. */
final class RoundSubscribers {

    /** The key of the links, so that the round can make a link without a mail. */
    static final String SECRET = "5e1d3c7b9a0f8264ace013579bdf1032";

    private static final Date CONFIRMED = Date.from(Instant.parse("2026-01-05T02:00:00Z"));

    private final List<String> ids;
    private final Map<String, Instant> left = new ConcurrentHashMap<>();

    /** Ids in the form and order of the service. The number of the round makes them differ from other rounds. */
    RoundSubscribers(int round, int count) {
        this.ids = IntStream.range(0, count)
                .mapToObj(number -> "0kt%04d%06d".formatted(round, number))
                .toList();
    }

    List<String> ids() {
        return ids;
    }

    List<String> addresses() {
        return ids.stream().map(RoundSubscribers::address).toList();
    }

    static String address(String id) {
        return "r" + id + "@example.org";
    }

    List<Document> documents(String category) {
        return ids.stream().map(id -> document(id, category)).toList();
    }

    /** Repeats the request until it is acknowledged. */
    void leave(int reader, Visitor gateway) {
        String id = ids.get(reader);
        while (true) {
            try {
                var answer = gateway.oneClick("/api/subscriptions/" + token(id) + "/unsubscribe");
                if (answer.status() == 200) {
                    left.put(id, Instant.now());
                    return;
                }
            } catch (UncheckedIOException away) {
                // A process was killed, so the request is repeated.
            }
        }
    }

    @Nullable
    Instant leftAt(String id) {
        return left.get(id);
    }

    private static Document document(String id, String category) {
        return new Document("_id", id)
                .append("state", "ACTIVE")
                .append("email", address(id))
                .append("emailKey", address(id))
                .append(
                        "choice",
                        new Document("categoryIds", List.of(category))
                                .append("frequency", "INSTANT")
                                .append("locale", "vi"))
                .append("confirmedAt", CONFIRMED);
    }

    private static String token(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] code = mac.doFinal(("manage:" + id).getBytes(StandardCharsets.UTF_8));
            return id + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
