package io.bantin.gateway.instances;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Looks the instances of each service up regularly, since scaling a service changes the addresses of its name. */
@Component
public class ServiceAddresses implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ServiceAddresses.class);

    private final Map<String, Instances> services;
    private final ScheduledExecutorService lookups = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("addresses").daemon().factory());

    ServiceAddresses(InstanceProperties properties) {
        services = properties.services().entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, service -> new Instances(service.getValue(), properties.exclusion())));
        long pause = properties.lookUpEvery().toMillis();
        lookups.scheduleWithFixedDelay(this::refresh, 0, pause, TimeUnit.MILLISECONDS);
    }

    /** Returns the instances of a service in the order in which to try them. */
    public List<Instance> inTurn(String service) {
        var instances = services.get(service);
        if (instances == null) {
            throw new IllegalStateException("bantin.gateway.services has no " + service);
        }
        return instances.inTurn();
    }

    private void refresh() {
        try {
            services.values().forEach(instances -> instances.refresh(InetAddress::getAllByName));
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            log.warn("Cannot look up the addresses of the services: {}", e.toString());
        }
    }

    @Override
    public void destroy() {
        lookups.shutdownNow();
    }
}
