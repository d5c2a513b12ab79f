package io.bantin.local.control;

import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.Role;
import io.bantin.local.running.ProcessState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a running system tells about itself. */
public record SystemState(
        int portBase, String gatewayUrl, String data, boolean ready, boolean ownSink, List<ProcessState> processes) {

    public String identityUrl() {
        return ports().identityUrl();
    }

    public ProcessState process(Role role, int instance) {
        return processes.stream()
                .filter(state -> state.role().equals(role.label()) && state.instance() == instance)
                .findFirst()
                .orElseThrow(() -> new Refusal("There is no instance %d of %s.".formatted(instance, role.label())));
    }

    /** Where the sink keeps the mails. */
    public Path mails() {
        return Path.of(data, "mail");
    }

    private PortPlan ports() {
        return PortPlan.of(portBase, Map.of());
    }
}
