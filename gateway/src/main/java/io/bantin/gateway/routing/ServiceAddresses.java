package io.bantin.gateway.routing;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The instances of every service, looked up again and again: scaling a service changes the addresses of its name. */
@Component
class ServiceAddresses implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ServiceAddresses.class);

    private final Map<String, Instances> services;
    private final ScheduledExecutorService lookups = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("addresses").daemon().factory());

    ServiceAddresses(RoutingProperties properties) {
        services = properties.services().entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, service -> new Instances(service.getValue())));
        long pause = properties.lookUpEvery().toMillis();
        lookups.scheduleWithFixedDelay(this::refresh, 0, pause, TimeUnit.MILLISECONDS);
    }

    Instances of(String service) {
        var instances = services.get(service);
        if (instances == null) {
            throw new IllegalStateException("bantin.gateway.services has no " + service);
        }
        return instances;
    }

    private void refresh() {
        try {
            services.values().forEach(instances -> instances.refresh(InetAddress::getAllByName));
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            log.warn("Looking up the services' addresses failed: {}", e.toString());
        }
    }

    @Override
    public void destroy() {
        lookups.shutdownNow();
    }
}
