package io.bantin.notification.subscribers.importing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What became of the rows of a block. Inserted once under the block's own id: whoever works on it again changes nothing. */
@Document(BlockOutcome.COLLECTION)
public record BlockOutcome(@Id String id, String importId, int number, ImportCounts tally, List<Rejection> rejections) {

    static final String COLLECTION = "import_outcomes";

    public static BlockOutcome of(ImportBlock block, long imported, long unchanged, List<Rejection> rejections) {
        Map<String, Long> reasons =
                rejections.stream().collect(Collectors.groupingBy(Rejection::reason, Collectors.counting()));
        return new BlockOutcome(
                block.id(),
                block.importId(),
                block.number(),
                new ImportCounts(imported, unchanged, rejections.size(), reasons),
                rejections);
    }
}
