package io.bantin.local.control;

import io.bantin.local.plan.PortPlan;
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

    /** Where the sink keeps the mails. */
    public Path mails() {
        return Path.of(data, "mail");
    }

    private PortPlan ports() {
        return PortPlan.of(portBase, Map.of());
    }
}
