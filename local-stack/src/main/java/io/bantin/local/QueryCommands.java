package io.bantin.local;

import io.bantin.local.api.ApiClient;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.status.RunningSystem;
import io.bantin.local.status.SystemStatus;
import io.bantin.local.subscribers.FileExport;
import io.bantin.local.subscribers.FileImport;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.mail.SpoolReader;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The commands that make one request to the running system and print the answer. */
final class QueryCommands {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private QueryCommands() {}

    static int token(Command.Token command) {
        var system = RunningSystem.requireOn(command.portBase());
        System.out.println(DemoTokens.of(system.identityUrl(), command.account(), command.categories()));
        return 0;
    }

    static int status(Command.Status command) {
        var processes = RunningSystem.requireOn(command.portBase()).processes();
        if (command.json()) {
            System.out.println(JSON.writeValueAsString(processes));
        } else {
            for (var process : processes) {
                System.out.printf(
                        "%-22s %2d  %-8s  port %-5d  process %-7d  %4d MiB%n",
                        process.role(),
                        process.instance(),
                        process.health(),
                        process.port(),
                        process.pid(),
                        process.memoryMiB());
            }
        }
        return 0;
    }

    static int mails(Command.Mails command) {
        var mails = mailsOf(RunningSystem.requireOn(command.portBase()));
        if (command.json()) {
            try (var array = JSON.writer().writeValuesAsArray(System.out)) {
                mails.forEach(array::write);
            }
        } else {
            mails.forEach(mail -> System.out.printf("%s  %s  %s%n", mail.receivedAt(), mail.to(), mail.subject()));
        }
        return 0;
    }

    static int kill(Command.Kill command) {
        var process = RunningSystem.requireOn(command.portBase()).process(command.role(), command.instance());
        var killed = ProcessHandle.of(process.pid())
                .filter(ProcessHandle::destroyForcibly)
                .orElseThrow(
                        () -> new CommandFailed("%s %d is not running.".formatted(process.role(), process.instance())));
        System.out.printf("killed %s %d, process %d%n", process.role(), process.instance(), killed.pid());
        return 0;
    }

    static int importSubscribers(Command.ImportSubscribers command) {
        new FileImport(operatorOn(command.portBase()), System.out).run(command.file());
        return 0;
    }

    static int exportSubscribers(Command.ExportSubscribers command) {
        var export = new FileExport(operatorOn(command.portBase()));
        if (command.file() == null) {
            export.run(System.out);
        } else {
            export.run(command.file());
            System.out.printf("Wrote all active subscribers to %s.%n", command.file());
        }
        return 0;
    }

    private static ApiClient operatorOn(int portBase) {
        var system = RunningSystem.requireOn(portBase);
        return new ApiClient(system.gatewayUrl(), DemoTokens.of(system.identityUrl(), DemoAccount.OPERATOR));
    }

    private static Stream<Mail> mailsOf(SystemStatus system) {
        if (!system.ownSink()) {
            throw new CommandFailed("This system sends its mail to another server (--smtp), so the sink has none.");
        }
        return new SpoolReader(system.mails()).streamNewest();
    }
}
