package io.bantin.gateway.problems;

import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers requests that Spring's firewall rejects with a problem; the firewall itself would answer 400 without a body. */
@Component
class FirewallRejections implements ServerExchangeRejectedHandler {

    private final ProblemWriter answer;

    FirewallRejections(ProblemWriter answer) {
        this.answer = answer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        return answer.write(exchange, new BadRequest());
    }
}
