package io.bantin.local;

import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import io.bantin.stack.identity.DemoAccount;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed command line. */
sealed interface Command {

    record Up(UpOptions options) implements Command {}

    record Demo(UpOptions options, boolean once, List<Path> files) implements Command {}

    /** @param categories the ids to which the token is limited; none: no limit */
    record Token(int portBase, DemoAccount account, List<String> categories) implements Command {}

    record Status(int portBase, boolean json) implements Command {}

    record Mails(int portBase, boolean json) implements Command {}

    record Kill(int portBase, ProcessKind role, int instance) implements Command {}

    record Restart(int portBase, ProcessKind role, int instance) implements Command {}

    record ImportSubscribers(int portBase, Path file) implements Command {}

    /** Without a file, the export goes to the terminal. */
    record ExportSubscribers(int portBase, @Nullable Path file) implements Command {}

    record Help() implements Command {}
}
