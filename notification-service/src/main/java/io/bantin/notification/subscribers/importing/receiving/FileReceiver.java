package io.bantin.notification.subscribers.importing.receiving;

import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.subscribers.importing.Imports;
import io.bantin.notification.subscribers.importing.Row;
import io.bantin.notification.subscribers.importing.RowBlocks;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import java.io.InputStream;
import org.springframework.stereotype.Service;

/** Receives a file. Either the whole file is stored and will be imported, or nothing is stored. */
@Service
public class FileReceiver {

    private final Imports imports;
    private final RowBlocks blocks;
    private final WorkSignals signals;
    private final ImportProperties limits;
    private final TraceCarrier traces;

    FileReceiver(Imports imports, RowBlocks blocks, WorkSignals signals, ImportProperties limits, TraceCarrier traces) {
        this.imports = imports;
        this.blocks = blocks;
        this.signals = signals;
        this.limits = limits;
        this.traces = traces;
    }

    /** @param length the Content-Length; negative if unknown */
    public SubscriberImport receive(InputStream body, long length, String by) {
        var file = new IncomingFileStream(body, length, limits.size());
        String id = imports.begin(by, traces.traceparent());
        try {
            store(file, id);
        } catch (UnreadableFile unreadable) {
            remove(id);
            file.drain();
            throw unreadable;
        } catch (RuntimeException e) {
            remove(id);
            throw e;
        }
        signals.signal(WorkKind.IMPORTING);
        return imports.find(id).orElseThrow();
    }

    /** Removes the upload. If the store is down or the process dies, {@link AbandonedFileCleanup} removes it later. */
    private void remove(String id) {
        // Fails if the whole file was received and only the store's acknowledgement was lost.
        if (imports.abandon(id)) {
            blocks.remove(id);
            imports.removeUnreceived(id);
        }
    }

    private void store(IncomingFileStream file, String id) {
        var rows = FileRows.of(file, limits);
        var writer = new RowBlockWriter(id, blocks);
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (writer.add(row) && !imports.touch(id)) {
                throw UnreadableFile.because(
                        "The file arrived too slowly, so the upload was abandoned; send it again.");
            }
        }
        writer.finish();
        if (writer.rows() == 0) {
            throw UnreadableFile.because("The file has a header and no rows.");
        }
        if (!imports.received(id, writer.rows(), writer.blocks())) {
            throw UnreadableFile.because("The file arrived too slowly, so the upload was abandoned; send it again.");
        }
    }
}
