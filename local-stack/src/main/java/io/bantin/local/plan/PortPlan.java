package io.bantin.local.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ports of a system, counted from one base: the first instance of each kind, then those of {@code --scale}. */
public record PortPlan(int base, List<Instance> services) {

    private static final int MANAGEMENT = 40;
    private static final int STORE = 17;
    private static final int SMTP = 25;
    private static final int IDENTITY = 90;
    private static final int BROKER = 92;
    private static final int CONTROL = 94;

    /** The instances behind the gateway have the ports between it and the store. */
    private static final int MAX_INSTANCES = STORE - 1;

    private static final int MIN_BASE = 1024;
    private static final int MAX_BASE = 65_535 - CONTROL;

    public static PortPlan of(int base, Map<ProcessKind, Integer> scale) {
        if (base < MIN_BASE || base > MAX_BASE) {
            throw new CommandFailed("The port base must be between %d and %d.".formatted(MIN_BASE, MAX_BASE));
        }
        var services = Stream.concat(
                        Stream.of(ProcessKind.values())
                                .filter(ProcessKind::isService)
                                .map(role -> new Instance(role, 1)),
                        Stream.of(ProcessKind.values())
                                .flatMap(role -> IntStream.rangeClosed(2, scale.getOrDefault(role, 1))
                                        .mapToObj(number -> new Instance(role, number))))
                .toList();
        if (services.size() - 1 > MAX_INSTANCES) {
            throw new CommandFailed(
                    "%d service instances are too many: there are only %d ports between the gateway and the store."
                            .formatted(services.size() - 1, MAX_INSTANCES));
        }
        return new PortPlan(base, services);
    }

    public List<Instance> instances() {
        var all = new ArrayList<Instance>();
        all.add(new Instance(ProcessKind.STACK, 1));
        all.addAll(services);
        return all;
    }

    public List<Instance> instancesOf(ProcessKind role) {
        return instances().stream().filter(instance -> instance.role() == role).toList();
    }

    /** The port of the instance's API; for the stack, the port of the identity provider. */
    public int of(Instance instance) {
        return instance.role() == ProcessKind.STACK ? identity() : base + services.indexOf(instance);
    }

    public int managementOf(Instance service) {
        return of(service) + MANAGEMENT;
    }

    public int store() {
        return base + STORE;
    }

    public int smtp() {
        return base + SMTP;
    }

    public int identity() {
        return base + IDENTITY;
    }

    public int broker() {
        return base + BROKER;
    }

    public int control() {
        return controlOf(base);
    }

    public static int controlOf(int base) {
        return base + CONTROL;
    }

    public String identityUrl() {
        return "http://localhost:" + identity();
    }

    public String brokers() {
        return "localhost:" + broker();
    }

    public String urlsOf(ProcessKind role) {
        return instancesOf(role).stream()
                .map(instance -> "http://localhost:" + of(instance))
                .collect(Collectors.joining(","));
    }

    /** The URLs of all instances but the first. */
    public String urlsOfFurther(ProcessKind role) {
        return instancesOf(role).stream()
                .skip(1)
                .map(instance -> "http://localhost:" + of(instance))
                .collect(Collectors.joining(","));
    }

    /** Every port that must be free before the start, with the process that needs it. */
    public Map<Integer, String> required() {
        var required = new LinkedHashMap<Integer, String>();
        for (var service : services) {
            required.put(of(service), service.toString());
            required.put(managementOf(service), service + " (management)");
        }
        required.put(store(), "stack (store)");
        required.put(smtp(), "stack (SMTP)");
        required.put(identity(), "stack (identity)");
        required.put(broker(), "stack (broker)");
        required.put(broker() + 1, "stack (broker's controller)");
        required.put(control(), "launcher (control)");
        return required;
    }
}
