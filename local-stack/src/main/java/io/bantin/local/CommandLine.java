package io.bantin.local;

import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import io.bantin.stack.identity.DemoAccount;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Parses the arguments; options may stand anywhere, as {@code --name value} or {@code --name=value}. */
final class CommandLine {

    private final Deque<String> rest;
    private final List<String> operands = new ArrayList<>();
    private UpOptions options;
    private List<String> categories = List.of();
    private boolean json;
    private boolean once;

    private CommandLine(List<String> arguments, Path home) {
        this.rest = new ArrayDeque<>(arguments);
        this.options = UpOptions.withDefaults(8080, home);
    }

    static Command parse(List<String> arguments, Path home) {
        if (arguments.isEmpty() || arguments.stream().anyMatch(List.of("--help", "-h", "help")::contains)) {
            return new Command.Help();
        }
        var line = new CommandLine(arguments.subList(1, arguments.size()), home);
        return line.command(arguments.getFirst());
    }

    private Command command(String name) {
        var command = switch (name) {
            case "up" -> up();
            case "demo" -> demo();
            case "token" -> token();
            case "status" -> status();
            case "mail" -> mails();
            case "kill" -> kill();
            case "restart" -> restart();
            case "subscribers" -> subscribers();
            default -> throw new WrongUsage("There is no command \"%s\".".formatted(name));
        };
        // Refuses a port base out of range before any command uses it.
        PortPlan.of(options.portBase(), Map.of());
        return command;
    }

    private Command up() {
        read(List.of("--data", "--scale", "--memory-store", "--no-training", "--smtp", "--listen"), 0, 0);
        options.ports();
        return new Command.Up(options);
    }

    private Command demo() {
        read(List.of("--data", "--scale", "--memory-store", "--no-training", "--once"), 0, Integer.MAX_VALUE);
        options.ports();
        return new Command.Demo(options, once, operands.stream().map(Path::of).toList());
    }

    private Command token() {
        read(List.of("--categories"), 1, 1);
        var role = operands.getFirst();
        var account = DemoAccount.named(role)
                .orElseThrow(() ->
                        new WrongUsage("There is no role \"%s\"; there are %s.".formatted(role, UpCommand.ACCOUNTS)));
        return new Command.Token(options.portBase(), account, categories);
    }

    private Command status() {
        read(List.of("--json"), 0, 0);
        return new Command.Status(options.portBase(), json);
    }

    private Command mails() {
        read(List.of("--json"), 0, 0);
        return new Command.Mails(options.portBase(), json);
    }

    private Command kill() {
        read(List.of(), 1, 2);
        int instance = operands.size() == 2 ? number(operands.get(1), "The instance") : 1;
        return new Command.Kill(options.portBase(), ProcessKind.named(operands.getFirst()), instance);
    }

    private Command restart() {
        read(List.of(), 1, 2);
        int instance = operands.size() == 2 ? number(operands.get(1), "The instance") : 1;
        return new Command.Restart(options.portBase(), ProcessKind.named(operands.getFirst()), instance);
    }

    private Command subscribers() {
        read(List.of(), 1, 2);
        var file = operands.size() == 2 ? Path.of(operands.get(1)) : null;
        return switch (operands.getFirst()) {
            case "import" -> {
                if (file == null) {
                    throw new WrongUsage("Name the file to import.");
                }
                yield new Command.ImportSubscribers(options.portBase(), file);
            }
            case "export" -> new Command.ExportSubscribers(options.portBase(), file);
            default ->
                throw new WrongUsage(
                        "Use \"subscribers import\" or \"subscribers export\"; there is no \"subscribers %s\"."
                                .formatted(operands.getFirst()));
        };
    }

    private void read(List<String> allowed, int min, int max) {
        while (!rest.isEmpty()) {
            var argument = rest.pop();
            if (argument.startsWith("--")) {
                option(argument, allowed);
            } else {
                operands.add(argument);
            }
        }
        if (operands.size() < min) {
            throw new WrongUsage("An argument is missing.");
        }
        if (operands.size() > max) {
            throw new WrongUsage("\"%s\" is one argument too many.".formatted(operands.get(max)));
        }
    }

    private void option(String argument, List<String> allowed) {
        int equals = argument.indexOf('=');
        var name = equals < 0 ? argument : argument.substring(0, equals);
        if (equals >= 0) {
            rest.push(argument.substring(equals + 1));
        }
        if (!name.equals("--port-base") && !allowed.contains(name)) {
            throw new WrongUsage("This command has no option %s.".formatted(name));
        }
        switch (name) {
            case "--port-base" -> options = options.withPortBase(number(value(name), "The port base"));
            case "--data" -> options = options.withData(Path.of(value(name)).toAbsolutePath());
            case "--scale" -> options = options.withScale(value(name));
            case "--listen" -> options = options.withListen(value(name));
            case "--smtp" -> options = options.withSmtp(value(name));
            case "--memory-store" -> options = options.withMemoryStore();
            case "--no-training" -> options = options.withoutTraining();
            case "--categories" -> categories = List.of(value(name).split(","));
            case "--json" -> json = true;
            case "--once" -> once = true;
            default -> throw new IllegalStateException(name);
        }
    }

    private String value(String option) {
        if (rest.isEmpty()) {
            throw new WrongUsage("%s needs a value.".formatted(option));
        }
        return rest.pop();
    }

    private static int number(String text, String what) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new WrongUsage("%s must be a number, not \"%s\".".formatted(what, text));
        }
        return Integer.parseInt(text);
    }
}
