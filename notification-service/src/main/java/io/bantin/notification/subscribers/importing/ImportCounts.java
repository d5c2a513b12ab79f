package io.bantin.notification.subscribers.importing;

import java.util.Map;
import java.util.TreeMap;

/** How many rows were imported, unchanged or rejected. Always computed as a sum over blocks, never incremented. */
public record ImportCounts(long imported, long unchanged, long rejected, Map<String, Long> reasons) {

    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, Map.of());

    public long rows() {
        return imported + unchanged + rejected;
    }

    public ImportCounts plus(ImportCounts other) {
        Map<String, Long> sum = new TreeMap<>(reasons);
        other.reasons.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new ImportCounts(imported + other.imported, unchanged + other.unchanged, rejected + other.rejected, sum);
    }
}
