package io.bantin.local;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.Installation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The main class of the script {@code local}. */
public final class LocalMain {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private static final String USAGE = """
            usage: ./local COMMAND [--port-base N]          (N: the gateway's port, 8080 by default)

              up [--data DIR] [--scale SERVICE=N]... [--memory-store] [--smtp HOST:PORT] [--listen ADDRESS]
                 [--no-training]
                                        start the whole system in the foreground; Ctrl-C stops it.
                                        Only this machine can reach it, unless ADDRESS is one of its network addresses
              demo [--once] [FILE.md...]
                                        publish articles and show the mails that arrive; starts the system if none runs
              token ROLE                print a bearer token of a role: reporter, editor, publisher or operator;
                                        --categories ID,… limits it to these categories and those below
              status [--json]           show the state of each process
              mail [--json]             list the mails that arrived
              kill SERVICE [N]          kill -9 one instance; the launcher starts it again
              restart SERVICE [N]       drain one instance, wait until it ends, and start it again
              subscribers import FILE   import subscribers who consented elsewhere, from CSV (docs/subscribers.md)
              subscribers export [FILE] write all active subscribers as CSV
            """;

    private LocalMain() {}

    public static void main(String[] arguments) {
        // Must precede the first logger.
        System.setProperty("logback.configurationFile", "io/bantin/local/local-logback.xml");
        // Titles and subjects are Vietnamese: in the terminal's default charset they could become question marks.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        var installation = Installation.current();
        try {
            return switch (CommandLine.parse(arguments, installation.root())) {
                case Command.Up up -> new UpCommand(up.options(), installation).run();
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
            return WRONG_USAGE;
        } catch (CommandFailed e) {
            System.err.println(e.reason());
            return FAILED;
        } catch (InterruptedException e) {
            return FAILED;
        } catch (RuntimeException e) {
            // main must return whatever happens, because the shutdown hook of this JVM ends the processes.
            e.printStackTrace();
            return FAILED;
        }
    }
}
