package io.bantin.torture.mutants;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import java.time.Instant;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A Java agent that rewrites a method of a service, which it knows by name only. */
public final class MutationAgent {

    private MutationAgent() {}

    public static void premain(String mutations, Instrumentation jvm) {
        for (String name : mutations.split("[+]")) {
            Mutation mutation = Mutation.named(name);
            new AgentBuilder.Default()
                    .type(named(mutation.type()))
                    .transform((builder, _, _, _, _) ->
                            builder.visit(Advice.to(mutation.advice()).on(named(mutation.method()))))
                    .installOn(jvm);
        }
    }

    /** The owner writes without the condition that the chunk still belongs to it. */
    static final class NoEpoch {

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Typing.DYNAMIC) Object query) {
            query = MutationAgent.withoutEpoch(query);
        }
    }

    /** The bit of a recipient is stored before the mail is sent. */
    static final class BitsEarly {

        @Advice.OnMethodEnter
        static void enter(@Advice.FieldValue("chunk") Object chunk, @Advice.Argument(0) Object admitted) {
            MutationAgent.markAccepted(chunk, admitted);
        }
    }

    /** A planner continues after a duplicate key as if its own chunk had been stored. */
    static final class PlannerSkip {

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(0) Object mine,
                @Advice.Return(readOnly = false, typing = Typing.DYNAMIC) Object stored) {
            stored = mine;
        }
    }

    /** This breaks no protocol: the thread that writes the heartbeats gets no time. */
    static final class LateBeats {

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    /** This breaks no protocol either: a planner writes the whole plan, as a faster one might within its turn. */
    static final class EndlessTurns {

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean over) {
            over = false;
        }
    }

    /** Called from within the service. */
    public static Object withoutEpoch(Object query) {
        try {
            var filter = new Document(
                    (Document) query.getClass().getMethod("getQueryObject").invoke(query));
            filter.remove("claim.epoch");
            return Class.forName("org.springframework.data.mongodb.core.query.BasicQuery")
                    .getConstructor(Document.class)
                    .newInstance(filter);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called from within the service. */
    public static void markAccepted(Object chunk, Object admitted) {
        try {
            var position = admitted.getClass().getDeclaredMethod("position");
            position.setAccessible(true);
            chunk.getClass()
                    .getMethod("accepted", int.class, Instant.class, String.class, String.class)
                    .invoke(chunk, position.invoke(admitted), Instant.now(), "mutant", "250 not really");
            chunk.getClass().getMethod("mark").invoke(chunk);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Mutation(String type, String method, Class<?> advice) {

        static Mutation named(@Nullable String name) {
            return switch (name) {
                case "no-epoch" -> new Mutation("io.bantin.kit.claims.Claim", "query", NoEpoch.class);
                case "bits-early" ->
                    new Mutation("io.bantin.notification.campaigns.sending.ChunkDelivery", "send", BitsEarly.class);
                case "planner-skip" ->
                    new Mutation("io.bantin.notification.campaigns.ledger.Chunks", "insertOrRead", PlannerSkip.class);
                case "late-beats" -> new Mutation("io.bantin.kit.claims.Claims", "beat", LateBeats.class);
                case "endless-turns" ->
                    new Mutation(
                            "io.bantin.notification.campaigns.planning.Planner$Turn", "isOver", EndlessTurns.class);
                case null, default -> throw new IllegalArgumentException("No mutation is called " + name);
            };
        }
    }
}
