package io.bantin.portal.subscribing;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** Adds the subscription client to those that call through the gateway. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "gateway", types = SubscriptionApi.class)
class SubscriptionApiConfiguration {}
