package io.bantin.local.training;

import io.bantin.local.launch.Launches;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.Role;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.running.Announcements;
import io.bantin.local.running.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the AOT caches that are missing, in the background, one program after the other at the lowest priority. Each is trained
 * in a run of its own, never in the process that serves: writing the cache takes longer than a stop may.
 */
public final class Training {

    private final UpOptions options;
    private final Installation installation;
    private final LocalSystem system;
    private final Announcements announcements;
    private volatile boolean stopped;
    private @Nullable Process current;

    public Training(UpOptions options, Installation installation, LocalSystem system, Announcements announcements) {
        this.options = options;
        this.installation = installation;
        this.system = system;
        this.announcements = announcements;
    }

    public void start() {
        if (options.training()) {
            Thread.ofPlatform().daemon().name("training").start(this::trainAll);
        }
    }

    /** Ends the run that is under way; what it wrote so far is never used. */
    public synchronized void stop() {
        stopped = true;
        if (current != null) {
            current.destroyForcibly();
        }
    }

    private void trainAll() {
        var launches = new Launches(options, installation, system.data());
        var untrained = Stream.of(Role.values())
                .filter(role -> !launches.cacheOf(role).isUsable())
                .toList();
        if (untrained.isEmpty()) {
            return;
        }
        announcements.say("preparing faster starts in the background, once after a build");
        for (var role : untrained) {
            if (!stopped) {
                train(role, launches);
            }
        }
        if (!stopped) {
            announcements.say("the next start will be faster");
        }
    }

    private void train(Role role, Launches launches) {
        var cache = launches.cacheOf(role);
        try {
            cache.sweep();
            var rehearsal = Rehearsal.of(role, options, launches);
            var recording = run(rehearsal.launch());
            rehearsal.play(recording);
            recording.destroy();
            recording.waitFor();
            if (run(rehearsal.assembly()).waitFor() == 0) {
                cache.finish();
            } else {
                announcements.say("no faster start for %s; see logs/training.log".formatted(role.label()));
            }
            cache.sweep();
        } catch (Refusal e) {
            // A start that stays slow is no reason to disturb the system that runs.
            announcements.say("no faster start for %s: %s".formatted(role.label(), e.reason()));
            endCurrent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process run(io.bantin.local.launch.Launch launch) {
        if (stopped) {
            throw new Refusal("the system stops");
        }
        var process = launch.start();
        current = process;
        return process;
    }

    private synchronized void endCurrent() {
        if (current != null) {
            current.destroyForcibly();
        }
    }

    static List<String> requestsTo(Role role) {
        return switch (role) {
            case STACK -> List.of("/oauth2/jwks");
            case GATEWAY -> List.of("/api/articles?limit=5", "/");
            case ARTICLE_SERVICE -> List.of("/api/articles?limit=5", "/api/openapi/article-service");
            case CATEGORY_SERVICE -> List.of("/api/categories");
            case NOTIFICATION_SERVICE -> List.of("/api/openapi/notification-service");
            case PORTAL -> List.of("/", "/subscribe");
        };
    }
}
