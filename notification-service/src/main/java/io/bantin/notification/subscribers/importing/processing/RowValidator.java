package io.bantin.notification.subscribers.importing.processing;

import static java.util.stream.Collectors.toSet;

import io.bantin.notification.categories.CategoryLookup;
import io.bantin.notification.subscribers.Consent;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.ChoiceRules;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.importing.Row;
import io.bantin.notification.subscribers.importing.processing.RowValidation.Accepted;
import io.bantin.notification.subscribers.importing.processing.RowValidation.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates all columns of a row except the address. Reports the first error, in the order of the columns. */
final class RowValidator {

    private static final Instant MIN_CONSENT_TIME = Instant.parse("1990-01-01T00:00:00Z");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SPACED_TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) +(\\d{2}:[\\d:.]+) *(Z|z|[+-].*)");
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    private final String importId;
    private final CategoryLookup categories;
    private final Instant now;

    RowValidator(String importId, CategoryLookup categories, Instant now) {
        this.importId = importId;
        this.categories = categories;
        this.now = now;
    }

    RowValidation validate(Row row, EmailAddress email) {
        String how = Consent.byImport(importId, row.line());
        try {
            var choice = new Choice(categories(row), frequency(row), locale(row));
            var consent = Consent.imported(consentAt(row), consentText(row), importId, row.line());
            return new Accepted(row.line(), how, Subscriber.imported(email, choice, consent, now));
        } catch (Fault fault) {
            return new Rejected(row.line(), how, fault.reason.at(row.line(), fault.details));
        }
    }

    static Set<String> categoryNames(List<Row> rows) {
        return rows.stream().flatMap(row -> categoryNames(row).stream()).collect(toSet());
    }

    private static List<String> categoryNames(Row row) {
        return Arrays.stream(row.get(CsvColumn.CATEGORIES).split(CsvColumn.CATEGORY_SEPARATOR))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Set<String> categories(Row row) {
        Set<String> ids = new LinkedHashSet<>();
        int number = 0;
        for (String named : categoryNames(row)) {
            ids.add(category(named, ++number));
        }
        if (ids.isEmpty()) {
            throw new Fault(RowRejectionReason.NO_CATEGORY);
        }
        if (ids.size() > ChoiceRules.MAX_CATEGORIES) {
            throw new Fault(RowRejectionReason.TOO_MANY_CATEGORIES, ChoiceRules.MAX_CATEGORIES);
        }
        return ids;
    }

    private String category(String named, int number) {
        return switch (categories.find(named)) {
            case CategoryLookup.Found found -> found.id();
            case CategoryLookup.Unknown _ -> throw new Fault(RowRejectionReason.UNKNOWN_CATEGORY, number);
            case CategoryLookup.Removed _ -> throw new Fault(RowRejectionReason.REMOVED_CATEGORY, number);
            case CategoryLookup.Ambiguous _ -> throw new Fault(RowRejectionReason.AMBIGUOUS_CATEGORY, number);
        };
    }

    private static String locale(Row row) {
        String locale = row.get(CsvColumn.LOCALE).strip().toLowerCase(Locale.ROOT);
        if (locale.isEmpty()) {
            return ChoiceRules.DEFAULT_LOCALE;
        }
        if (!ChoiceRules.LOCALES.contains(locale)) {
            throw new Fault(RowRejectionReason.UNKNOWN_LOCALE);
        }
        return locale;
    }

    private static Frequency frequency(Row row) {
        String frequency = row.get(CsvColumn.FREQUENCY).strip().toUpperCase(Locale.ROOT);
        if (frequency.isEmpty()) {
            return Frequency.INSTANT;
        }
        Frequency named = Arrays.stream(Frequency.values())
                .filter(known -> known.name().equals(frequency))
                .findFirst()
                .orElseThrow(() -> new Fault(RowRejectionReason.UNKNOWN_FREQUENCY));
        if (!named.isSent()) {
            throw new Fault(RowRejectionReason.FREQUENCY_NOT_SENT);
        }
        return named;
    }

    private Instant consentAt(Row row) {
        String time = row.get(CsvColumn.CONSENT_AT).strip();
        if (time.isEmpty()) {
            throw new Fault(RowRejectionReason.NO_CONSENT_TIME);
        }
        Instant at = instant(time);
        if (at.isAfter(now) || at.isBefore(MIN_CONSENT_TIME)) {
            throw new Fault(RowRejectionReason.UNLIKELY_CONSENT_TIME);
        }
        return at;
    }

    private static Instant instant(String time) {
        try {
            return DATE.matcher(time).matches()
                    ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(SPACED_TIME.matcher(time).replaceFirst("$1T$2$3"))
                            .toInstant();
        } catch (DateTimeException unreadable) {
            throw new Fault(RowRejectionReason.UNREADABLE_CONSENT_TIME);
        }
    }

    private static String consentText(Row row) {
        String text = row.get(CsvColumn.CONSENT_TEXT).strip();
        if (text.isEmpty()) {
            throw new Fault(RowRejectionReason.NO_CONSENT_TEXT);
        }
        if (CONTROL_CHARACTER.matcher(text).find()) {
            throw new Fault(RowRejectionReason.UNREADABLE_CONSENT_TEXT);
        }
        return text;
    }

    /** Stops the validation of a row at its first error. */
    private static final class Fault extends RuntimeException {

        private final transient RowRejectionReason reason;
        private final transient Object[] details;

        private Fault(RowRejectionReason reason, Object... details) {
            super(null, null, false, false);
            this.reason = reason;
            this.details = details;
        }
    }
}
