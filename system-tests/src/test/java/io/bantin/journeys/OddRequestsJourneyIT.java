package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.testing.http.RawRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sends malformed requests through the gateway, with an address and tokens in every place where one may occur. */
@UsesSharedSystem
class OddRequestsJourneyIT {

    private static final String ADDRESS = "nguoi.la+bi.mat@doc-gia.example";
    private static final String TOKEN = "0kt3v9wq5d2xaQm7_Zr-81LkPx4TnVw2Yab";
    private static final String FORGED = "2026-01-01T00:00:00.000Z  INFO forged";

    @Test
    void oddRequestsLeaveNothingOfTheirContentInAnyLog(Bantin bantin) {
        var bearer = String.valueOf(bantin.as(DemoAccount.PUBLISHER).token());
        var port = URI.create(bantin.url()).getPort();

        for (var request : requests(bearer)) {
            var answer = request.send(port);
            assertThat(answer.status()).as("%s: %s", request, answer.head()).isBetween(200, 499);
        }

        bantin.logs().showNoneOf(List.of(ADDRESS, TOKEN, bearer));
        bantin.logs().haveNoLineThatBeginsWith(FORGED);
    }

    private static List<RawRequest> requests(String bearer) {
        var form = "application/x-www-form-urlencoded";
        var forged = "%0d%0a" + FORGED.replace(" ", "%20");
        return List.of(
                RawRequest.of("GET", "/api/articles?tag=%ff&email=" + ADDRESS + "&token=" + TOKEN),
                RawRequest.of("GET", "/api/articles?" + forged + "=%ff"),
                RawRequest.of("GET", "/api/articles?x[]=" + TOKEN),
                RawRequest.of("GET", "/api/subscriptions/" + TOKEN),
                RawRequest.of("GET", "/api/%73ubscriptions/" + TOKEN),
                RawRequest.of("GET", "/api//subscriptions/" + TOKEN + "/%ff"),
                RawRequest.of("GET", "/subscriptions/" + TOKEN + "?email=" + ADDRESS.replace("@", "%40")),
                RawRequest.of("GET", "/subscriptions/confirm?to%6ben=" + TOKEN + "&x=%ff"),
                RawRequest.of("GET", "/api/articles").with("X " + TOKEN + ": " + ADDRESS),
                RawRequest.of("GET", "/api/articles").with("Range: " + ADDRESS, "If-None-Match: " + TOKEN),
                RawRequest.of("GET", "/api/articles").with("Authorization: Bearer " + TOKEN),
                RawRequest.of("GET", "/api/editorial/articles?status=" + ADDRESS)
                        .with("Authorization: Bearer " + bearer),
                RawRequest.of("POST", "/api/editorial/articles")
                        .with("Authorization: Bearer " + bearer)
                        .sending("application/json", "{\"" + ADDRESS + "\": \"" + TOKEN + "\"}"),
                RawRequest.of("POST", "/api/subscriptions").sending("application/json", "{\"email\": \"" + ADDRESS),
                RawRequest.of("POST", "/api/subscriptions").sending("application/yaml", "email: " + ADDRESS),
                RawRequest.of("POST", "/api/subscriptions/confirm")
                        .sending("application/json", "{\"token\": \"" + TOKEN + "\", \"\\r\\n" + FORGED + "\": 1}"),
                RawRequest.of("POST", "/api/subscriptions/" + TOKEN + "/unsubscribe")
                        .sending(form, "a=%ff&" + ADDRESS),
                RawRequest.of("POST", "/subscribe").sending(form, "email=" + ADDRESS + "&x=%ff&" + forged + "=%ff"),
                RawRequest.of("POST", "/subscribe").sending("multipart/form-data; boundary=x", "--x\r\n" + ADDRESS));
    }
}
