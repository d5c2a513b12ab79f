package io.bantin.kit.text;

import java.util.List;

/**
 * Text without what nobody sees.
 *
 * @param lost the characters, as U+XXXX, that a reader would have seen in some way and that were removed nevertheless
 */
public record CleanText(String text, List<String> lost) {}
