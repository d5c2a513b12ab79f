package io.bantin.notification.subscribers.importing.receiving;

import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.subscribers.importing.Imports;
import io.bantin.notification.subscribers.importing.Row;
import io.bantin.notification.subscribers.importing.RowBlocks;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import java.io.InputStream;
import org.springframework.stereotype.Service;

/** Takes in a file: either all of it is there and will be imported, or nothing is. */
@Service
public class FileReceiver {

    private final Imports imports;
    private final RowBlocks blocks;
    private final WorkSignals signals;
    private final ImportProperties limits;
    private final TraceContext traces;

    FileReceiver(Imports imports, RowBlocks blocks, WorkSignals signals, ImportProperties limits, TraceContext traces) {
        this.imports = imports;
        this.blocks = blocks;
        this.signals = signals;
        this.limits = limits;
        this.traces = traces;
    }

    /** {@code length} as announced; negative where it is not known. */
    public SubscriberImport receive(InputStream body, long length, String by) {
        var file = new IncomingFileStream(body, length, limits.size());
        String id = imports.begin(by, traces.traceparent());
        try {
            keep(file, id);
        } catch (UnreadableFile unreadable) {
            forget(id);
            file.drain();
            throw unreadable;
        } catch (RuntimeException e) {
            forget(id);
            throw e;
        }
        signals.signal(WorkKind.IMPORTING);
        return imports.find(id).orElseThrow();
    }

    /** What this leaves, because the store is away or the process dies, is left to {@link AbandonedFileCleanup}. */
    private void forget(String id) {
        // Not when all of it is here, and only the answer that said so was lost.
        if (imports.giveUp(id)) {
            blocks.remove(id);
            imports.forget(id);
        }
    }

    private void keep(IncomingFileStream file, String id) {
        var rows = FileRows.of(file, limits);
        var writer = new RowBlockWriter(id, blocks);
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (writer.add(row) && !imports.touch(id)) {
                throw UnreadableFile.because("The file came too slowly and was given up; send it again.");
            }
        }
        writer.finish();
        if (writer.rows() == 0) {
            throw UnreadableFile.because("The file has a header and no rows.");
        }
        if (!imports.received(id, writer.rows(), writer.blocks())) {
            throw UnreadableFile.because("The file came too slowly and was given up; send it again.");
        }
    }
}
