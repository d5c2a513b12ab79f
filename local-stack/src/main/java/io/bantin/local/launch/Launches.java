package io.bantin.local.launch;

import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.Role;
import io.bantin.local.plan.UpOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds the commands of the processes of one system. */
public final class Launches {

    private final UpOptions options;
    private final Installation installation;
    private final DataFolder data;

    public Launches(UpOptions options, Installation installation, DataFolder data) {
        this.options = options;
        this.installation = installation;
        this.data = data;
    }

    /** The instance as it serves, with its AOT cache where there is one. */
    public Launch of(Instance instance) {
        var jar = RunnableJar.of(instance.role(), installation);
        var cache = jar.cache();
        var flags = cache.isUsable() ? List.of("-XX:AOTCache=" + cache.file()) : List.<String>of();
        return new Launch(
                command(instance, instance.fileName(), flags, jar),
                Environment.of(instance, options),
                data.log(instance));
    }

    /** The same program in a run of its own, which is watched in order to learn what it loads. */
    public Launch recording(Instance instance, UpOptions ownOptions, Map<String, String> ownEnvironment) {
        var jar = RunnableJar.of(instance.role(), installation);
        var flags = List.of(
                "-XX:AOTMode=record", "-XX:AOTConfiguration=" + jar.cache().recording());
        var launch = new Launches(ownOptions, installation, data);
        var environment = new java.util.HashMap<>(Environment.of(instance, ownOptions));
        environment.putAll(ownEnvironment);
        return new Launch(
                        launch.command(instance, "training", flags, jar),
                        environment,
                        data.logs().resolve("training.log"))
                .nice();
    }

    /** Makes the cache from what was recorded. */
    public Launch assembly(Instance instance) {
        var jar = RunnableJar.of(instance.role(), installation);
        var cache = jar.cache();
        var flags = List.of(
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + cache.recording(),
                "-XX:AOTCache=" + cache.unfinished());
        return new Launch(
                        command(instance, "training", flags, jar),
                        Map.of(),
                        data.logs().resolve("training.log"))
                .nice();
    }

    public AotCache cacheOf(Role role) {
        return RunnableJar.of(role, installation).cache();
    }

    private List<String> command(Instance instance, String mark, List<String> flags, RunnableJar jar) {
        var command = new ArrayList<>(Session.prefix());
        command.add(installation.java().toString());
        command.add(new Mark(mark, data).argument());
        command.addAll(List.of(JvmFlags.COMMON));
        command.addAll(JvmFlags.heapOf(instance.role()));
        command.addAll(flags);
        command.addAll(jar.main());
        if (instance.role() == Role.STACK) {
            command.addAll(stackArguments());
        }
        return command;
    }

    private List<String> stackArguments() {
        var arguments = new ArrayList<>(
                List.of("--data", options.data().toString(), "--port-base", String.valueOf(options.portBase())));
        if (options.memoryStore()) {
            arguments.add("--memory-store");
        }
        if (options.foreignSmtp() != null) {
            arguments.add("--no-smtp");
        }
        return arguments;
    }
}
