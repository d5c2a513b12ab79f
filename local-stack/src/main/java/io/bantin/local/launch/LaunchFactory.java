package io.bantin.local.launch;

import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the commands of the processes of one system, from the jars that were built when it started. */
public final class LaunchFactory {

    private final UpOptions options;
    private final Installation installation;
    private final DataFolder data;
    private final Map<ProcessKind, RunnableJar> jars;

    private LaunchFactory(
            UpOptions options, Installation installation, DataFolder data, Map<ProcessKind, RunnableJar> jars) {
        this.options = options;
        this.installation = installation;
        this.data = data;
        this.jars = jars;
    }

    /** Extracts jars that were rebuilt. A missing jar fails here, before any process starts. */
    public static LaunchFactory prepare(UpOptions options, Installation installation, DataFolder data) {
        var jars = Stream.of(ProcessKind.values())
                .parallel()
                .collect(Collectors.toConcurrentMap(role -> role, role -> RunnableJar.of(role, installation)));
        return new LaunchFactory(options, installation, data, jars);
    }

    /** The command of an instance, with its AOT cache if there is one. */
    public Launch of(Instance instance) {
        var cache = cacheOf(instance.role());
        var flags = cache.isUsable() ? List.of("-XX:AOTCache=" + cache.file()) : List.<String>of();
        return new Launch(
                command(instance, instance.fileName(), flags), Environment.of(instance, options), data.log(instance));
    }

    /** The command of a training run, which records the classes that the program loads. */
    public Launch recording(Instance instance, UpOptions ownOptions, Map<String, String> ownEnvironment) {
        var flags = List.of(
                "-XX:AOTMode=record",
                "-XX:AOTConfiguration=" + cacheOf(instance.role()).recording());
        var environment = new HashMap<>(Environment.of(instance, ownOptions));
        environment.putAll(ownEnvironment);
        var own = new LaunchFactory(ownOptions, installation, data, jars);
        return new Launch(own.command(instance, "training", flags), environment, trainingLog()).nice();
    }

    /** The command that makes the cache from the recording. */
    public Launch assembly(Instance instance) {
        var cache = cacheOf(instance.role());
        var flags = List.of(
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + cache.recording(),
                "-XX:AOTCache=" + cache.unfinished());
        return new Launch(command(instance, "training", flags), Map.of(), trainingLog()).nice();
    }

    public AotCache cacheOf(ProcessKind role) {
        return AotCache.beside(jar(role).path());
    }

    private RunnableJar jar(ProcessKind role) {
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
        var command = new ArrayList<>(ProcessSession.prefix());
        command.add(installation.java().toString());
        command.add(new ProcessTag(mark, data).argument());
        command.addAll(JvmFlags.of(instance.role()));
        command.addAll(flags);
        command.addAll(jar(instance.role()).main());
        if (instance.role() == ProcessKind.STACK) {
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
        if (options.externalSmtp() != null) {
            arguments.add("--no-smtp");
        }
        return arguments;
    }
}
