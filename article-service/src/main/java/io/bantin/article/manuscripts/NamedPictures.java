package io.bantin.article.manuscripts;

import io.bantin.article.content.Content;
import io.bantin.article.editorial.Article;
import io.bantin.article.media.Pictures;
import io.bantin.article.media.ShownPictures;
import io.bantin.kit.problems.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the pictures that a text names, before the text is rendered or published. */
@Component
public class NamedPictures {

    private final Pictures pictures;

    NamedPictures(Pictures pictures) {
        this.pictures = pictures;
    }

    /** Each of them must exist. */
    public ShownPictures of(Manuscript manuscript) {
        var ids = ShownPictures.idsIn(manuscript.body());
        var cover = manuscript.cover();
        if (cover != null && cover.mediaId() != null) {
            ids.add(cover.mediaId().strip());
        }
        return ShownPictures.required(pictures.all(ids));
    }

    /** Those that are left: an old version can be read after its pictures were removed. */
    public ShownPictures of(Content content) {
        return ShownPictures.asFarAsLeft(pictures.all(ShownPictures.idsIn(content.markdown())));
    }

    /**
     * A picture may have turned out to be damaged since the article was saved.
     *
     * @throws InvalidInput if readers would not see one of the article's pictures
     */
    public void requireShown(Article article) {
        var inText = article.body().mediaIds();
        var cover = article.summary().cover();
        var asCover = cover == null || cover.mediaId() == null ? List.<String>of() : List.of(cover.mediaId());
        var ids = new LinkedHashSet<>(inText);
        ids.addAll(asCover);
        var shown = ShownPictures.required(pictures.all(ids));
        var errors = new ArrayList<>(shown.errors("body", inText));
        errors.addAll(shown.errors("cover.mediaId", asCover));
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
    }
}
