package io.bantin.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code check ROOT} lists the files that are laid out otherwise and fails; {@code apply ROOT} rewrites them. */
final class Format {

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private Format() {}

    public static void main(String[] args) throws IOException {
        boolean apply = args[0].equals("apply");
        Path root = Path.of(args[1]).normalize();
        List<String> otherwise = new ArrayList<>();
        for (Path file : sources(root)) {
            String text = Files.readString(file);
            try {
                String formatted = formatted(text);
                if (formatted.equals(text)) {
                    continue;
                }
                otherwise.add(root.relativize(file).toString());
                if (apply) {
                    Files.writeString(file, formatted);
                }
            } catch (FormatterException unreadable) {
                otherwise.add(root.relativize(file) + ": " + unreadable.getMessage());
            }
        }
        if (!otherwise.isEmpty()) {
            System.out.println((apply
                            ? "Rewritten:\n  "
                            : "Not as the formatter writes it (mvn -pl code-format -Dformat=apply process-classes):\n  ")
                    + String.join("\n  ", otherwise));
            System.exit(apply ? 0 : 1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|data)/.*"))
                    .sorted()
                    .toList();
        }
    }

    private static String formatted(String text) throws FormatterException {
        String ordered = ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(text), JavaFormatterOptions.Style.PALANTIR);
        return FORMATTER.formatSource(ordered);
    }
}
