package io.bantin.article.editorial;

import io.bantin.article.content.ArticleSummary;
import io.bantin.kit.text.FoldedWords;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveCallback;
import org.springframework.stereotype.Component;

/** Stores the words of a new article, by which editors find it. {@link VersionUpdate} stores those of later versions. */
@Component
class ArticleWords implements BeforeSaveCallback<Article> {

    @Override
    public Article onBeforeSave(Article article, Document document, String collection) {
        document.put(Articles.WORDS, of(article.summary()));
        return article;
    }

    static List<String> of(ArticleSummary summary) {
        var text = String.join(
                " ",
                summary.title(),
                summary.lead(),
                String.join(" ", summary.tags()),
                String.join(" ", summary.byline()),
                summary.source() == null ? "" : summary.source());
        return FoldedWords.of(text).stream().distinct().toList();
    }
}
