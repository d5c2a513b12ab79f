package io.bantin.kit.text;

import java.util.List;

/**
 * Text without invisible characters.
 *
 * @param lost removed characters, as U+XXXX, that had a visible effect
 */
public record CleanedText(String text, List<String> lost) {}
