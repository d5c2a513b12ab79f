package io.bantin.portal.contentapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

/** The clients that call through the gateway; {@code application.yml} has its address and time-outs. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = "gateway",
        types = {ArticleApi.class, CategoryApi.class, MediaApi.class})
class GatewayConfiguration {

    @Bean
    RestClientHttpServiceGroupConfigurer callsThroughTheGateway(
            PortalCredentialInterceptor calls, GatewayFailover failover) {
        return groups -> groups.filterByName("gateway")
                .forEachClient((group, client) -> client.requestInterceptors(interceptors -> {
                    interceptors.add(calls);
                    interceptors.add(failover);
                }));
    }
}
