package io.bantin.bench.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One measured number, and its target. */
public record Measurement(
        String name, double value, String unit, @Nullable Target target) {

    private static final MathContext PRECISION = new MathContext(4);

    /** The promised bound of a number. */
    record Target(boolean atLeast, double bound) {

        boolean isMetBy(double value) {
            return atLeast ? value >= bound : value <= bound;
        }

        @Override
        public String toString() {
            return (atLeast ? "at least " : "at most ") + Measurement.format(bound);
        }
    }

    public static Measurement of(String name, double value, String unit) {
        return new Measurement(name, value, unit, null);
    }

    public Measurement atLeast(double bound) {
        return new Measurement(name, value, unit, new Target(true, bound));
    }

    public Measurement atMost(double bound) {
        return new Measurement(name, value, unit, new Target(false, bound));
    }

    /** Returns the measurement with a prefix before its name. */
    public Measurement under(String heading) {
        return new Measurement(heading + ": " + name, value, unit, target);
    }

    /** Returns the measurement without its target, because it was taken under other conditions. */
    public Measurement forTheRecord() {
        return new Measurement(name, value, unit, null);
    }

    public String text() {
        return format(value);
    }

    public String verdict() {
        return target == null ? "" : "target: " + target + (target.isMetBy(value) ? "" : "  MISSED");
    }

    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", name);
        json.put("value", new BigDecimal(value).round(PRECISION).doubleValue());
        json.put("unit", unit);
        if (target != null) {
            json.put("target", target.toString());
            json.put("met", target.isMetBy(value));
        }
        return json;
    }

    private static String format(double number) {
        double size = Math.abs(number);
        return (size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f").formatted(number);
    }
}
