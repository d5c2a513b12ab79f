package io.bantin.category.tree;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;

/** The order of siblings: by position, then by name as a Vietnamese dictionary has it (CLDR). */
final class SiblingOrder {

    private SiblingOrder() {}

    static Comparator<Category> inOrder() {
        // A collator is not safe for several threads; a frozen one is.
        Collator names = Collator.getInstance(new ULocale("vi")).freeze();
        return Comparator.comparingInt(Category::position)
                .thenComparing(Category::name, names::compare)
                .thenComparing(Category::id);
    }
}
