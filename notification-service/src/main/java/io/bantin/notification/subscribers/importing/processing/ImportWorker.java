package io.bantin.notification.subscribers.importing.processing;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.claims.Claims;
import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.notification.background.BackgroundWorker;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.subscribers.importing.Imports;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Processes open imports, one after another. */
@Component
class ImportWorker implements BackgroundWorker {

    private final Imports imports;
    private final ImportProcessor processor;
    private final Claims claims;
    private final WorkSignals signals;
    private final TraceCarrier traces;

    ImportWorker(Imports imports, ImportProcessor processor, Claims claims, WorkSignals signals, TraceCarrier traces) {
        this.imports = imports;
        this.processor = processor;
        this.claims = claims;
        this.signals = signals;
        this.traces = traces;
    }

    @Override
    public String name() {
        return "importer";
    }

    @Override
    public WorkKind kind() {
        return WorkKind.IMPORTING;
    }

    /** A new import wakes the process that received it. Polling is for the others, which take over after its death. */
    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean perform() {
        Optional<Claimed<SubscriberImport>> claimed = imports.open().stream()
                .flatMap(open -> claims.tryClaim(SubscriberImport.class, open.id(), open.claim()).stream())
                .findFirst();
        claimed.ifPresent(mine -> traces.continuing(
                mine.document().traceparent(), "import subscribers", () -> work(mine.document(), mine.claim())));
        return claimed.isPresent();
    }

    private void work(SubscriberImport file, Claim claim) {
        try (claim) {
            processor.process(file, claim, signals::isShutDown);
        }
    }
}
