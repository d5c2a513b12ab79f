package io.bantin.stack.testing.sweep;

import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.RawAnswer;
import io.bantin.stack.testing.http.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Sends requests, with a token unless they bring one, and collects what is wrong with the answers. */
final class AnswerCheck {

    private static final int MAX_REPORTED = 40;

    private final int port;
    private final String authorization = "Authorization: Bearer "
            + TestTokens.withClaims("publisher", Map.of("roles", List.of("publisher", "operator")));
    private final List<String> faults = new ArrayList<>();
    private int sent;

    AnswerCheck(int port) {
        this.port = port;
    }

    /** One entry for each answer that is wrong, up to a limit. A sweep that sends nothing is wrong too. */
    List<String> faults() {
        return sent == 0
                ? List.of("nothing was sent")
                : faults.stream().limit(MAX_REPORTED).toList();
    }

    /** Any answer will do, unless it shows a mistake of the service. */
    void answered(RawRequest request) {
        check(request, _ -> true, "");
    }

    void mustBe(int status, RawRequest request) {
        check(request, answer -> answer.status() == status, "should be " + status);
    }

    void mustName(String field, RawRequest request) {
        check(
                request,
                answer -> answer.status() == 400 && answer.field().equals(field),
                "should be 400 and name " + field);
    }

    private void check(RawRequest request, Predicate<RawAnswer> wanted, String expectation) {
        sent++;
        var signed = request.headers().stream().anyMatch(header -> header.startsWith("Authorization:"))
                ? request
                : request.with(authorization);
        var answer = signed.send(port);
        var fault = answer.fault(!request.method().equals("HEAD"));
        if (fault == null && !wanted.test(answer)) {
            fault = expectation + ", is " + answer.status() + " " + answer.body();
        }
        if (fault != null) {
            faults.add(fault + " <- " + printable(request.toString()));
        }
    }

    private static String printable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replaceAll("[\\x00-\\x1f\\x7f]", "?")
                .replaceAll("Bearer [^ \\],]{200,}", "Bearer …");
    }
}
