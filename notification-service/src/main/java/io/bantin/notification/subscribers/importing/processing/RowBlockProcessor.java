package io.bantin.notification.subscribers.importing.processing;

import io.bantin.notification.subscribers.BulkSubscribers.Known;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.addresses.EmailAddress.Invalid;
import io.bantin.notification.subscribers.addresses.EmailAddress.Valid;
import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.erasure.Erasures.Watch;
import io.bantin.notification.subscribers.importing.Row;
import io.bantin.notification.subscribers.importing.RowBlock;
import io.bantin.notification.subscribers.importing.RowBlockOutcome;
import io.bantin.notification.subscribers.importing.RowRejection;
import io.bantin.notification.subscribers.importing.processing.ValidatedRow.Refused;
import io.bantin.notification.subscribers.importing.processing.ValidatedRow.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One block on its way to its outcome. Every step may be repeated by another process, from the beginning, after this one died or
 * stalled anywhere: what counts is that an address has one subscriber, whose consent says which row it came with, and that
 * the outcome is inserted once.
 */
final class RowBlockProcessor {

    /** Each one more means that somebody signed up, confirmed or was imported elsewhere between two queries. */
    private static final int MOST_LOOKS = 20;

    private final RowBlock block;
    private final KnownAddresses register;
    private final RowValidator rules;
    private final List<RowRejection> rejections = new ArrayList<>();
    /** By the keys of their addresses, rows about which nothing is decided yet. */
    private final Map<String, Wanted> undecided = new LinkedHashMap<>();
    /** The same of those that are refused, unless they were not when an earlier owner judged them. */
    private final Map<String, Refused> refused = new HashMap<>();
    /** The same of those that made a subscriber. */
    private final Map<String, ValidatedRow> imported = new HashMap<>();

    private long unchanged;

    RowBlockProcessor(RowBlock block, KnownAddresses register, RowValidator rules) {
        this.block = block;
        this.register = register;
        this.rules = rules;
    }

    RowBlockOutcome settle() {
        judge();
        Watch erasures = register.watch(addresses());
        leaveOut(erasures);
        refuse();
        for (int looks = 0; !undecided.isEmpty(); looks++) {
            if (looks == MOST_LOOKS) {
                throw new IllegalStateException("Other changes keep getting in the way of " + block);
            }
            look();
            write();
        }
        takeBack(erasures);
        return outcome();
    }

    /** What the file says by itself. Whether an address is repeated does not depend on what else is right about its rows. */
    void judge() {
        Map<Row, EmailAddress> addressed = new LinkedHashMap<>();
        for (Row row : block.rows()) {
            switch (EmailAddress.parse(row.get(CsvColumn.EMAIL))) {
                case Valid valid -> addressed.put(row, valid.address());
                case Invalid invalid -> reject(RowRejectionReason.INVALID_ADDRESS, row.line(), invalid.reason());
            }
        }
        Map<String, Integer> firstLines = register.earlierLines(
                block, addressed.values().stream().map(EmailAddress::key).toList());
        addressed.forEach((row, email) -> {
            Integer firstLine = firstLines.putIfAbsent(email.key(), row.line());
            if (firstLine == null) {
                judge(row, email);
            } else {
                reject(RowRejectionReason.REPEATED_ADDRESS, row.line(), firstLine);
            }
        });
    }

    private void judge(Row row, EmailAddress email) {
        switch (rules.judge(row, email)) {
            case Wanted wanted -> undecided.put(email.key(), wanted);
            case Refused no -> refused.put(email.key(), no);
        }
    }

    private Set<String> addresses() {
        Set<String> addresses = new HashSet<>(undecided.keySet());
        addresses.addAll(refused.keySet());
        return addresses;
    }

    /** Nobody who was erased comes back; who was brought back by an earlier owner, that did not live to see it, goes again. */
    private void leaveOut(Watch erasures) {
        for (String key : erasures.erased()) {
            ValidatedRow judged = undecided.containsKey(key) ? undecided.remove(key) : refused.remove(key);
            if (judged != null) {
                register.takeBack(key, judged.how());
                reject(RowRejectionReason.ERASED, judged.line());
            }
        }
    }

    /** A category may have been removed since an earlier owner imported the row: then it stays imported. */
    private void refuse() {
        Map<String, Known> known = refused.isEmpty() ? Map.of() : register.known(refused.keySet());
        refused.forEach((key, no) -> {
            Known there = known.get(key);
            if (there != null && no.how().equals(there.how())) {
                imported.put(key, no);
            } else {
                rejections.add(no.rejection());
            }
        });
    }

    /** Decides about addresses that are known. */
    void look() {
        register.known(undecided.keySet()).forEach(this::decide);
    }

    private void decide(String key, Known known) {
        Wanted wanted = undecided.get(key);
        if (wanted == null) {
            return;
        }
        if (wanted.how().equals(known.how())) {
            // By this very row, before its outcome was written down; whatever they did since is theirs to do.
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
                if (register.activate(wanted.subscriber())) {
                    importUndecided(key);
                }
            }
        }
    }

    /** Inserts who is unknown. Who turns out to be known meanwhile stays undecided. */
    void write() {
        Set<String> known = register.insert(
                undecided.values().stream().map(Wanted::subscriber).toList());
        List.copyOf(undecided.keySet()).stream()
                .filter(key -> !known.contains(key))
                .forEach(this::importUndecided);
    }

    /** Who was erased since they were looked up: an erasure first leaves its hash, then removes what is there. */
    private void takeBack(Watch erasures) {
        for (String key : erasures.erased()) {
            ValidatedRow judged = imported.remove(key);
            if (judged != null) {
                register.takeBack(key, judged.how());
                reject(RowRejectionReason.ERASED, judged.line());
            }
        }
    }

    RowBlockOutcome outcome() {
        rejections.sort(Comparator.comparingInt(RowRejection::line));
        return RowBlockOutcome.of(block, imported.size(), unchanged, rejections);
    }

    private void importUndecided(String key) {
        Wanted wanted = undecided.remove(key);
        if (wanted != null) {
            imported.put(key, wanted);
        }
    }

    private void rejectUndecided(String key, RowRejectionReason reason) {
        Wanted wanted = undecided.remove(key);
        if (wanted != null) {
            reject(reason, wanted.line());
        }
    }

    private void reject(RowRejectionReason reason, int line, Object... details) {
        rejections.add(reason.at(line, details));
    }
}
