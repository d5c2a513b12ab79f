package io.bantin.local;

import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Refusal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The whole system on one machine: what the script {@code local} starts. */
public final class Local {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final String USAGE = """
            usage: ./local COMMAND [--port-base N]          (N: the gateway's port, 8080 by default)

              up [--data DIR] [--scale SERVICE=N]... [--memory-store] [--smtp HOST:PORT] [--listen ADDRESS]
                 [--no-training]
                                        start everything and stay in the foreground; Ctrl-C stops it.
                                        Only this machine reaches it, unless ADDRESS is another of its own
              demo [--once] [FILE.md...]
                                        publish articles and show the mails that arrive; starts what is not running
              token ROLE                print a bearer token of the reporter, editor, publisher or operator
              status [--json]           one line a process
              mail [--json]             the mails that arrived
              kill SERVICE [N]          kill -9 of one instance, which is then started again
              restart SERVICE [N]       drain one instance, wait for its end, and start it again
              subscribers import FILE   bring in subscribers who consented elsewhere, from CSV (docs/subscribers.md)
              subscribers export [FILE] write all active subscribers as CSV
            """;

    private Local() {}

    public static void main(String[] arguments) {
        // Before the first logger.
        System.setProperty("logback.configurationFile", "io/bantin/local/local-logback.xml");
        // Titles and subjects are Vietnamese; the terminal's own notion of a character set must not turn them into
        // marks.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        var installation = Installation.current();
        try {
            return switch (CommandLine.parse(arguments, installation.root())) {
                case Command.Up up -> new Up(up.options(), installation).run();
                case Command.Demo demo -> new DemoCommand(demo, installation).run();
                case Command.Token token -> QueryCommands.token(token);
                case Command.Status status -> QueryCommands.status(status);
                case Command.Mails mails -> QueryCommands.mails(mails);
                case Command.Kill kill -> QueryCommands.kill(kill);
                case Command.Restart restart -> RestartCommand.run(restart);
                case Command.ImportSubscribers in -> QueryCommands.importSubscribers(in);
                case Command.ExportSubscribers out -> QueryCommands.exportSubscribers(out);
                case Command.Help _ -> {
                    System.out.print(USAGE);
                    yield 0;
                }
            };
        } catch (WrongUsage e) {
            System.err.println(e.reason());
            System.err.print(USAGE);
            return MISUSED;
        } catch (Refusal e) {
            System.err.println(e.reason());
            return FAILED;
        } catch (InterruptedException e) {
            return FAILED;
        } catch (RuntimeException e) {
            // Whatever it was: main must come back, for only the exit of this JVM ends the processes.
            e.printStackTrace();
            return FAILED;
        }
    }
}
