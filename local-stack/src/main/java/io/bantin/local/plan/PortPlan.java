package io.bantin.local.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who listens where, all counted from one base: the first instance of each role first, those of {@code --scale} after them. */
public record PortPlan(int base, List<Instance> services) {

    private static final int MANAGEMENT = 40;
    private static final int STORE = 17;
    private static final int SMTP = 25;
    private static final int IDENTITY = 90;
    private static final int BROKER = 92;
    private static final int CONTROL = 94;

    /** The instances behind the gateway stand on the ports between it and the store. */
    private static final int ROOM = STORE - 1;

    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535 - CONTROL;

    public static PortPlan of(int base, Map<Role, Integer> scale) {
        if (base < LOWEST || base > HIGHEST) {
            throw new Refusal("The port base must be between %d and %d.".formatted(LOWEST, HIGHEST));
        }
        var services = Stream.concat(
                        Stream.of(Role.values()).filter(Role::isService).map(role -> new Instance(role, 1)),
                        Stream.of(Role.values())
                                .flatMap(role -> IntStream.rangeClosed(2, scale.getOrDefault(role, 1))
                                        .mapToObj(number -> new Instance(role, number))))
                .toList();
        if (services.size() - 1 > ROOM) {
            throw new Refusal(
                    "%d service instances are more than the %d that have a port between the gateway and the store."
                            .formatted(services.size() - 1, ROOM));
        }
        return new PortPlan(base, services);
    }

    public List<Instance> instances() {
        var all = new ArrayList<Instance>();
        all.add(new Instance(Role.STACK, 1));
        all.addAll(services);
        return all;
    }

    public List<Instance> instancesOf(Role role) {
        return instances().stream().filter(instance -> instance.role() == role).toList();
    }

    /** The port of the instance's API; the stack's is that of its identity provider. */
    public int of(Instance instance) {
        return instance.role() == Role.STACK ? identity() : base + services.indexOf(instance);
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

    public String urlsOf(Role role) {
        return instancesOf(role).stream()
                .map(instance -> "http://localhost:" + of(instance))
                .collect(Collectors.joining(","));
    }

    /** The same without the first instance. */
    public String urlsOfFurther(Role role) {
        return instancesOf(role).stream()
                .skip(1)
                .map(instance -> "http://localhost:" + of(instance))
                .collect(Collectors.joining(","));
    }

    /** Every port that must be free before the start, with the name of who wants it. */
    public Map<Integer, String> wanted() {
        var wanted = new LinkedHashMap<Integer, String>();
        for (var service : services) {
            wanted.put(of(service), service.toString());
            wanted.put(managementOf(service), service + " (management)");
        }
        wanted.put(store(), "stack (store)");
        wanted.put(smtp(), "stack (SMTP)");
        wanted.put(identity(), "stack (identity)");
        wanted.put(broker(), "stack (broker)");
        wanted.put(broker() + 1, "stack (broker's controller)");
        wanted.put(control(), "launcher (control)");
        return wanted;
    }
}
