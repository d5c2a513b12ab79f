package io.bantin.portal.subscribing;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** Adds the client of subscriptions to those that go through the gateway. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "gateway", types = SubscriptionApi.class)
class SubscriptionApiConfiguration {}
