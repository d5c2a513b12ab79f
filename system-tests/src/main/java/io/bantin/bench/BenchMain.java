package io.bantin.bench;

import io.bantin.bench.result.BenchResult;
import io.bantin.bench.result.Machine;
import io.bantin.bench.result.Measurement;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.Installation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The main class of the script {@code bench}: runs benchmarks, prints a table, and stores the results. */
public final class BenchMain {

    private static final String USAGE = """
            usage: ./bench NAME [options]

              fanout    one article to many subscribers: mails a second, against a bare sender
              latency   publish to first mail, idle and while a million mails go out; --samples N of each
              growth    fanout to 10,000, 100,000 and 1,000,000 with 30 old campaigns in the ledger
              scale     two instances against one, where the sink takes 5 ms a mail
              stores    fanout on the H2 store against the memory store
              everyday  an import of 10,000 subscribers, and publish to last mail, on the H2 store

            options: --subscribers N  --store memory|h2  --instances N  --connections N (an instance)  --delay 5ms (a mail)
                     --old-campaigns N  --port-base N  --data DIR  --profile FILE.jfr (of notification-service)
            """;

    private BenchMain() {}

    public static void main(String... arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (arguments.isEmpty() || arguments.contains("--help")) {
            System.out.print(USAGE);
            return 0;
        }
        try {
            var name = arguments.getFirst();
            var options = BenchOptions.parse(arguments.subList(1, arguments.size()), FanoutConditions.OPTIONS);
            var at = Instant.now();
            var machine = Machine.now();
            var result = new BenchResult(name, at, machine, options.conditions(), measure(name, options));
            System.out.println(result.table());
            System.out.println(
                    "kept in " + result.save(Installation.current().root().resolve("bench-results")));
            return 0;
        } catch (CommandFailed e) {
            System.err.println(e.reason());
            return 1;
        } catch (InterruptedException e) {
            return 1;
        }
    }

    private static List<Measurement> measure(String name, BenchOptions options) throws InterruptedException {
        return switch (name) {
            case "fanout" -> FanoutBenchmark.run(FanoutConditions.of(options, 100_000));
            case "growth" -> GrowthBenchmark.run(options);
            case "scale" -> ScaleBenchmark.run(options);
            case "stores" -> StoresBenchmark.run(options);
            case "everyday" -> EverydayBenchmark.run(options);
            case "latency" ->
                LatencyBenchmark.run(FanoutConditions.of(options, 1_000_000), options.number("samples", 100));
            default -> throw new CommandFailed("There is no benchmark \"%s\".%n%s".formatted(name, USAGE));
        };
    }
}
