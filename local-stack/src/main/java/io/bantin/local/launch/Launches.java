package io.bantin.local.launch;

import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.Role;
import io.bantin.local.plan.UpOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the commands of the processes of one system, all from the jars as they were when it started. */
public final class Launches {

    private final UpOptions options;
    private final Installation installation;
    private final DataFolder data;
    private final Map<Role, RunnableJar> jars;

    private Launches(UpOptions options, Installation installation, DataFolder data, Map<Role, RunnableJar> jars) {
        this.options = options;
        this.installation = installation;
        this.data = data;
        this.jars = jars;
    }

    /** Extracts what was built anew, so that a missing jar is noticed before anything runs. */
    public static Launches prepare(UpOptions options, Installation installation, DataFolder data) {
        var jars = Stream.of(Role.values())
                .parallel()
                .collect(Collectors.toConcurrentMap(role -> role, role -> RunnableJar.of(role, installation)));
        return new Launches(options, installation, data, jars);
    }

    /** The instance as it serves, with its AOT cache where there is one. */
    public Launch of(Instance instance) {
        var cache = cacheOf(instance.role());
        var flags = cache.isUsable() ? List.of("-XX:AOTCache=" + cache.file()) : List.<String>of();
        return new Launch(
                command(instance, instance.fileName(), flags), Environment.of(instance, options), data.log(instance));
    }

    /** The same program in a run of its own, which is watched in order to learn what it loads. */
    public Launch recording(Instance instance, UpOptions ownOptions, Map<String, String> ownEnvironment) {
        var flags = List.of(
                "-XX:AOTMode=record",
                "-XX:AOTConfiguration=" + cacheOf(instance.role()).recording());
        var environment = new HashMap<>(Environment.of(instance, ownOptions));
        environment.putAll(ownEnvironment);
        var own = new Launches(ownOptions, installation, data, jars);
        return new Launch(own.command(instance, "training", flags), environment, trainingLog()).nice();
    }

    /** Makes the cache from what was recorded. */
    public Launch assembly(Instance instance) {
        var cache = cacheOf(instance.role());
        var flags = List.of(
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + cache.recording(),
                "-XX:AOTCache=" + cache.unfinished());
        return new Launch(command(instance, "training", flags), Map.of(), trainingLog()).nice();
    }

    public AotCache cacheOf(Role role) {
        return AotCache.beside(jar(role).path());
    }

    private RunnableJar jar(Role role) {
        var jar = jars.get(role);
        if (jar == null) {
            throw new IllegalArgumentException("no jar of " + role);
        }
        return jar;
    }

    private Path trainingLog() {
        return data.logs().resolve("training.log");
    }

    private List<String> command(Instance instance, String mark, List<String> flags) {
        var command = new ArrayList<>(Session.prefix());
        command.add(installation.java().toString());
        command.add(new ProcessMark(mark, data).argument());
        command.addAll(JvmFlags.of(instance.role()));
        command.addAll(flags);
        command.addAll(jar(instance.role()).main());
        if (instance.role() == Role.STACK) {
            command.addAll(stackArguments());
        }
        return command;
    }

    private List<String> stackArguments() {
        var arguments = new ArrayList<>(List.of(
                "--data",
                options.data().toString(),
                "--port-base",
                String.valueOf(options.portBase()),
                "--gateway-url",
                options.gatewayUrl()));
        if (options.memoryStore()) {
            arguments.add("--memory-store");
        }
        if (options.foreignSmtp() != null) {
            arguments.add("--no-smtp");
        }
        return arguments;
    }
}
