package io.bantin.category.placements;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Where one published article stands; nowhere once it is withdrawn. */
@Document("usages")
record ArticlePlacement(@Id String articleId, long seq, List<String> categoryIds) {}
