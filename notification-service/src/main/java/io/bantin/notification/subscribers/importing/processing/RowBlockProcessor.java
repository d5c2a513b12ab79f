package io.bantin.notification.subscribers.importing.processing;

import io.bantin.notification.subscribers.SubscriberBulkStore.Known;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.addresses.EmailAddress.Invalid;
import io.bantin.notification.subscribers.addresses.EmailAddress.Valid;
import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.erasure.Erasures.Lookup;
import io.bantin.notification.subscribers.importing.Row;
import io.bantin.notification.subscribers.importing.RowBlock;
import io.bantin.notification.subscribers.importing.RowBlockOutcome;
import io.bantin.notification.subscribers.importing.RowRejection;
import io.bantin.notification.subscribers.importing.processing.RowValidation.Accepted;
import io.bantin.notification.subscribers.importing.processing.RowValidation.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Imports the rows of one block. If this process dies or stalls at any step, another process starts the block again from the
 * beginning. That is safe because each address has one subscriber, the subscriber's consent names the row that it came from, and
 * the outcome is inserted once.
 */
final class RowBlockProcessor {

    /** Another attempt is needed each time a subscriber signs up, confirms or is imported elsewhere between two queries. */
    private static final int MAX_ATTEMPTS = 20;

    private final RowBlock block;
    private final KnownAddresses addresses;
    private final RowValidator validator;
    private final List<RowRejection> rejections = new ArrayList<>();
    /** Valid rows that are not yet imported or rejected, by the key of their address. */
    private final Map<String, Accepted> undecided = new LinkedHashMap<>();
    /** Invalid rows, by the key of their address. An earlier owner of the block may have found them valid and imported them. */
    private final Map<String, Rejected> invalid = new HashMap<>();
    /** Rows that created or activated a subscriber, by the key of their address. */
    private final Map<String, RowValidation> imported = new HashMap<>();

    private long unchanged;

    RowBlockProcessor(RowBlock block, KnownAddresses addresses, RowValidator validator) {
        this.block = block;
        this.addresses = addresses;
        this.validator = validator;
    }

    RowBlockOutcome process() {
        validate();
        Lookup erasures = addresses.erasures(keys());
        rejectErased(erasures);
        rejectInvalid();
        for (int attempt = 0; !undecided.isEmpty(); attempt++) {
            if (attempt == MAX_ATTEMPTS) {
                throw new IllegalStateException(
                        block + " changed concurrently in each of " + MAX_ATTEMPTS + " attempts");
            }
            decideKnown();
            insertUnknown();
        }
        removeErased(erasures);
        return outcome();
    }

    /** Validates the rows by themselves. A repeated address is rejected even if its first row is invalid. */
    void validate() {
        Map<Row, EmailAddress> parsed = new LinkedHashMap<>();
        for (Row row : block.rows()) {
            switch (EmailAddress.parse(row.get(CsvColumn.EMAIL))) {
                case Valid valid -> parsed.put(row, valid.address());
                case Invalid none -> reject(RowRejectionReason.INVALID_ADDRESS, row.line(), none.reason());
            }
        }
        Map<String, Integer> firstLines = addresses.earlierLines(
                block, parsed.values().stream().map(EmailAddress::key).toList());
        parsed.forEach((row, email) -> {
            Integer firstLine = firstLines.putIfAbsent(email.key(), row.line());
            if (firstLine == null) {
                validate(row, email);
            } else {
                reject(RowRejectionReason.REPEATED_ADDRESS, row.line(), firstLine);
            }
        });
    }

    private void validate(Row row, EmailAddress email) {
        switch (validator.validate(row, email)) {
            case Accepted valid -> undecided.put(email.key(), valid);
            case Rejected rejected -> invalid.put(email.key(), rejected);
        }
    }

    private Set<String> keys() {
        Set<String> keys = new HashSet<>(undecided.keySet());
        keys.addAll(invalid.keySet());
        return keys;
    }

    /** Rejects erased addresses, and removes subscribers that an earlier owner inserted before it noticed the erasure and died. */
    private void rejectErased(Lookup erasures) {
        for (String key : erasures.erased()) {
            RowValidation row = undecided.containsKey(key) ? undecided.remove(key) : invalid.remove(key);
            if (row != null) {
                addresses.removeImported(key, row.how());
                reject(RowRejectionReason.ERASED, row.line());
            }
        }
    }

    /** Rejects invalid rows, unless an earlier owner has imported them, for example before their category was removed. */
    private void rejectInvalid() {
        Map<String, Known> known = invalid.isEmpty() ? Map.of() : addresses.known(invalid.keySet());
        invalid.forEach((key, row) -> {
            Known subscriber = known.get(key);
            if (subscriber != null && row.how().equals(subscriber.how())) {
                imported.put(key, row);
            } else {
                rejections.add(row.rejection());
            }
        });
    }

    /** Decides the rows whose address is known. */
    void decideKnown() {
        addresses.known(undecided.keySet()).forEach(this::decide);
    }

    private void decide(String key, Known known) {
        Accepted row = undecided.get(key);
        if (row == null) {
            return;
        }
        if (row.how().equals(known.how())) {
            // An earlier owner imported this row and died before it stored the outcome. Later changes by the
            // subscriber stay.
            importUndecided(key);
            return;
        }
        switch (known.state()) {
            case ACTIVE -> {
                undecided.remove(key);
                unchanged++;
            }
            case LEFT -> rejectUndecided(key, RowRejectionReason.HAS_LEFT);
            case SUPPRESSED -> rejectUndecided(key, RowRejectionReason.SUPPRESSED);
            case PENDING -> {
                if (addresses.activate(row.subscriber())) {
                    importUndecided(key);
                }
            }
        }
    }

    /** Inserts unknown addresses. Addresses that have become known meanwhile stay undecided. */
    void insertUnknown() {
        Set<String> known = addresses.insert(
                undecided.values().stream().map(Accepted::subscriber).toList());
        List.copyOf(undecided.keySet()).stream()
                .filter(key -> !known.contains(key))
                .forEach(this::importUndecided);
    }

    /** Removes addresses erased since the first lookup: an erasure stores its hash before it removes the subscriber. */
    private void removeErased(Lookup erasures) {
        for (String key : erasures.erased()) {
            RowValidation row = imported.remove(key);
            if (row != null) {
                addresses.removeImported(key, row.how());
                reject(RowRejectionReason.ERASED, row.line());
            }
        }
    }

    RowBlockOutcome outcome() {
        rejections.sort(Comparator.comparingInt(RowRejection::line));
        return RowBlockOutcome.of(block, imported.size(), unchanged, rejections);
    }

    private void importUndecided(String key) {
        Accepted row = undecided.remove(key);
        if (row != null) {
            imported.put(key, row);
        }
    }

    private void rejectUndecided(String key, RowRejectionReason reason) {
        Accepted row = undecided.remove(key);
        if (row != null) {
            reject(reason, row.line());
        }
    }

    private void reject(RowRejectionReason reason, int line, Object... details) {
        rejections.add(reason.at(line, details));
    }
}
