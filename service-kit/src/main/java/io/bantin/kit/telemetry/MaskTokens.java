package io.bantin.kit.telemetry;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import java.util.regex.Pattern;

/** Hides the tokens of subscriptions: who has one can change or end the subscription. */
public final class MaskTokens {

    // The console pattern in bantin-defaults.yml says the same.
    private static final Pattern TOKEN = Pattern.compile("(/subscriptions/|token=)(?!confirm)[^/?&\\s\"]+");

    private MaskTokens() {}

    public static String in(String text) {
        return TOKEN.matcher(text).replaceAll("$1***");
    }

    static Observation.Context in(Observation.Context context) {
        for (KeyValue value : context.getHighCardinalityKeyValues()) {
            String masked = in(value.getValue());
            if (!masked.equals(value.getValue())) {
                context.addHighCardinalityKeyValue(KeyValue.of(value.getKey(), masked));
            }
        }
        return context;
    }
}
