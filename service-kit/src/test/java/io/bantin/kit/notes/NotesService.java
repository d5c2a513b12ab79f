package io.bantin.kit.notes;

import io.bantin.kit.outbox.OutboxRelay;
import io.bantin.kit.outbox.OutboxRelayFactory;
import io.bantin.kit.security.AccessRules;
import io.bantin.kit.security.Roles;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** The application that the kit's integration tests start. */
@SpringBootApplication
public class NotesService {

    static final String ARTICLE_EVENTS = "articleEvents";

    @Bean
    OutboxRelay noteRelay(OutboxRelayFactory relays) {
        return relays.of("notes", ARTICLE_EVENTS);
    }

    @Bean
    AccessRules noteAccess() {
        return rules -> rules.requestMatchers(HttpMethod.GET, "/api/notes/**")
                .permitAll()
                .requestMatchers("/api/editorial/**")
                .hasRole(Roles.EDITOR)
                .requestMatchers("/api/subscriptions/**")
                .permitAll();
    }
}
