package io.bantin.category.tree;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;

/** Orders siblings by position, then by name in Vietnamese dictionary order (CLDR). */
final class SiblingOrder {

    private SiblingOrder() {}

    static Comparator<Category> inOrder() {
        // Only a frozen collator is thread-safe.
        Collator names = Collator.getInstance(new ULocale("vi")).freeze();
        return Comparator.comparingInt(Category::position)
                .thenComparing(Category::name, names::compare)
                .thenComparing(Category::id);
    }
}
