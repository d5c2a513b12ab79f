package io.bantin.bench.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One number that was measured, and what it should be. */
public record Measurement(
        String name, double value, String unit, @Nullable Target target) {

    private static final MathContext PRECISION = new MathContext(4);

    /** A bound that is promised. */
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

    /** The same, with what it is a figure of in front. */
    public Measurement under(String heading) {
        return new Measurement(heading + ": " + name, value, unit, target);
    }

    /** The same without its target, where it was measured under other conditions. */
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
