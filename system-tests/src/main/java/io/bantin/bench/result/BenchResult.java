package io.bantin.bench.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The measurements of a benchmark. */
public record BenchResult(
        String benchmark, Instant at, Machine machine, Map<String, String> options, List<Measurement> figures) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    public String table() {
        int widest = figures.stream()
                .mapToInt(figure -> figure.name().length())
                .max()
                .orElse(0);
        var row = "  %-" + widest + "s  %10s %-10s %s%n";
        var table = new StringBuilder("%n%s %s, %s%n%n".formatted(benchmark, options, machine.words()));
        for (var figure : figures) {
            table.append(row.formatted(figure.name(), figure.text(), figure.unit(), figure.verdict()));
        }
        return table.toString();
    }

    public Path save(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(DAY.format(at) + "-" + benchmark + ".json");
            var unfinished = Files.writeString(file.resolveSibling(file.getFileName() + ".tmp"), json() + "\n");
            return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String json() {
        var result = new LinkedHashMap<String, Object>();
        result.put("benchmark", benchmark);
        result.put("at", at.toString());
        result.put("machine", machine);
        result.put("options", options);
        result.put("figures", figures.stream().map(Measurement::json).toList());
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(result);
    }
}
