package io.bantin.gateway.problems;

import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives the firewall's refusals the body of every other error; by itself it answers a bare 400. */
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
