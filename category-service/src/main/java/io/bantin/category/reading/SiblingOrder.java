package io.bantin.category.reading;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import io.bantin.category.tree.CategoryView;
import java.util.Comparator;

/** Orders siblings by position, then by name in Vietnamese dictionary order (CLDR). */
final class SiblingOrder {

    private SiblingOrder() {}

    static Comparator<CategoryView> inOrder() {
        // Only a frozen collator is thread-safe.
        Collator names = Collator.getInstance(new ULocale("vi")).freeze();
        return Comparator.comparingInt(CategoryView::position)
                .thenComparing(CategoryView::name, names::compare)
                .thenComparing(CategoryView::id);
    }
}
