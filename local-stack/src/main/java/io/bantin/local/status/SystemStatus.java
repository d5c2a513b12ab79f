package io.bantin.local.status;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.running.ProcessStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The status of a running system. */
public record SystemStatus(
        int portBase, String gatewayUrl, String data, boolean ready, boolean ownSink, List<ProcessStatus> processes) {

    public String identityUrl() {
        return ports().identityUrl();
    }

    public ProcessStatus process(ProcessKind role, int instance) {
        return processes.stream()
                .filter(state -> state.role().equals(role.label()) && state.instance() == instance)
                .findFirst()
                .orElseThrow(
                        () -> new CommandFailed("There is no instance %d of %s.".formatted(instance, role.label())));
    }

    /** The folder in which the sink stores mails. */
    public Path mails() {
        return Path.of(data, "mail");
    }

    private PortPlan ports() {
        return PortPlan.of(portBase, Map.of());
    }
}
