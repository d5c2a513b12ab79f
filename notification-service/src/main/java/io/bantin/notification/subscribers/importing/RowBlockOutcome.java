package io.bantin.notification.subscribers.importing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The outcome of a block's rows. Inserted once under the block's id, so processing the block again changes nothing. */
@Document(RowBlockOutcome.COLLECTION)
public record RowBlockOutcome(
        @Id String id, String importId, int number, ImportCounts tally, List<RowRejection> rejections) {

    static final String COLLECTION = "import_outcomes";

    public static RowBlockOutcome of(RowBlock block, long imported, long unchanged, List<RowRejection> rejections) {
        Map<String, Long> reasons =
                rejections.stream().collect(Collectors.groupingBy(RowRejection::reason, Collectors.counting()));
        return new RowBlockOutcome(
                block.id(),
                block.importId(),
                block.number(),
                new ImportCounts(imported, unchanged, rejections.size(), reasons),
                rejections);
    }
}
