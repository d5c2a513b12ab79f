package io.bantin.category.placements;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The categories of one published article; none after its withdrawal. */
@Document("usages")
record ArticlePlacement(@Id String articleId, long seq, List<String> categoryIds) {}
