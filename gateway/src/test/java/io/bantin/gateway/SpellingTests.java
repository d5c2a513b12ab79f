package io.bantin.gateway;

import static io.bantin.gateway.Services.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.gateway.uri.RequestTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each rule recognises an address in every spelling, or the gateway refuses the spelling. */
@GatewayTest
class SpellingTests {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final String END = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

    private final int port;
    private final int managementPort;
    private final Random random = new Random(20261127);

    SpellingTests(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    @Test
    void countsEverySpellingOfASignUp() throws IOException {
        int reader = 0;
        for (var spelling : spellingsOf("/api/subscriptions", 40)) {
            reader++;
            assertThat(signUpsUntilRefused(spelling, "203.0.113." + reader))
                    .as(spelling)
                    .isLessThan(10);
        }
    }

    /** A reader has three sign-ups, and one more per second. */
    private int signUpsUntilRefused(String spelling, String reader) throws IOException {
        int accepted = 0;
        while (accepted < 10
                && caller().raw("POST " + spelling + END + "X-Bantin-Credential: " + GatewayTest.PORTAL_CREDENTIAL
                                + "\r\nX-Forwarded-For: " + reader + "\r\nContent-Length: 2\r\n\r\n{}")
                        .startsWith("HTTP/1.1 202 ")) {
            accepted++;
        }
        return accepted;
    }

    @Test
    void demandsATokenInEverySpellingOfEditorialAddresses() throws IOException {
        for (var spelling : spellingsOf("/api/editorial/articles", 40)) {
            var answer = caller().raw("GET " + spelling + END + "\r\n");
            assertThat(answer)
                    .as(spelling)
                    .satisfiesAnyOf(
                            refused -> assertThat(refused).containsPattern("^HTTP/1.1 40[01] "),
                            page -> assertThat(page).contains("\"from\":\"portal\""));
        }
    }

    @Test
    void answersEverySpellingOfTheApiAsData() throws IOException {
        for (var path : List.of("/api/articles", "/api/nothing")) {
            for (var spelling : spellingsOf(path, 30)) {
                var answer = caller().raw("GET " + spelling + END + "Accept: text/html\r\n\r\n");
                if (!RequestTarget.isApi(RequestTarget.parse(spelling).path())) {
                    // Another capital letter, or a dot segment before the API: a page of the portal,
                    // or refused as a page.
                    assertThat(answer).as(spelling).containsPattern("\"from\":\"portal\"|<!doctype html>");
                } else {
                    assertThat(answer)
                            .as(spelling)
                            .containsIgnoringCase("X-Content-Type-Options: nosniff")
                            .containsIgnoringCase("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'")
                            .containsPattern("(?i)content-type: application/(problem\\+)?json");
                }
            }
        }
    }

    @Test
    void masksTheTokenInEverySpelling() throws IOException {
        for (var spelling : spellingsOf("/api/subscriptions/s3cret-token/inbox", 40)) {
            var answer = caller().raw("GET " + spelling + END + "Accept: application/json\r\n\r\n");

            assertThat(answer).as(spelling).doesNotContain("s3cret");
        }
        assertThat(Caller.from("127.0.8.2", managementPort)
                        .get("/actuator/prometheus")
                        .body())
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utm_source=a&utm_medium=b",
                "x[]=1",
                "a|b^c{d}",
                "%",
                "%zz",
                "%ff",
                "%c0%af",
                "a=\"<>\"",
                "\u00e1",
                "q=%00",
                "q=%0d%0aX:y",
                "token=;;;",
                "a=b;c=d",
                "?",
                "&&&&=",
                "q=`\\"
            })
    void passesEveryQueryOfAPage(String query) throws IOException {
        int before = PORTAL.count();

        assertThat(caller().raw("GET /subscribe?" + query + END + "\r\n")).startsWith("HTTP/1.1 200 ");

        assertThat(PORTAL.count()).isEqualTo(before + 1);
        assertThat(PORTAL.last().uri().getPath()).isEqualTo("/subscribe");
    }

    @ParameterizedTest
    @CsvSource({
        "/subscribe/, /subscribe/",
        "/c//tin/, /c//tin/",
        "/c/tin.HTML, /c/tin.HTML",
        "/c%2ftin, /c/tin",
        "/%63/tin, /c/tin",
        "/c/tin;x=1, /c/tin",
        "/a|b, /a%7Cb",
        "/c/%ff, /c/%EF%BF%BD",
        "/100%, /100%25"
    })
    void passesOddAddressesOfPagesToThePortal(String address, String path) throws IOException {
        assertThat(caller().raw("GET " + address + END + "\r\n")).startsWith("HTTP/1.1 200 ");

        assertThat(PORTAL.last().uri().getRawPath()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/articles?tag=%ff", "/api/articles?tag=%c0%af", "/api/articles/%ff", "/api/articles?tag=%"})
    void refusesBrokenTextInTheApi(String address) throws IOException {
        assertThat(caller().raw("GET " + address + END + "\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("/problems/bad-request")
                .containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
    }

    private Caller caller() {
        return Caller.from("127.12.0." + (1 + ADDRESSES.incrementAndGet() % 200), port);
    }

    private List<String> spellingsOf(String path, int count) {
        var spellings = new ArrayList<>(List.of(path, path + "/", path + ";x=1", path.replaceFirst("/", "//")));
        while (spellings.size() < count) {
            spellings.add(spell(path));
        }
        return spellings;
    }

    private String spell(String path) {
        var spelled = new StringBuilder();
        for (char c : path.toCharArray()) {
            switch (random.nextInt(8)) {
                case 0 -> spelled.append("%%%02x".formatted((int) c));
                case 1 -> spelled.append("%%%02X".formatted((int) c));
                case 2 ->
                    spelled.append(
                            c == '/'
                                    ? List.of("//", "/./", "/x/../", ";a=b/", "/%2e/", "%5c", "/;/")
                                            .get(random.nextInt(7))
                                    : String.valueOf(c));
                case 3 ->
                    spelled.append(random.nextInt(6) == 0 ? String.valueOf(c).toUpperCase(Locale.ROOT) : c);
                default -> spelled.append(c);
            }
        }
        return spelled.charAt(0) == '/' ? spelled.toString() : "/" + spelled;
    }
}
