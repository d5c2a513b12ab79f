package io.bantin.bench.system;

import io.bantin.local.launch.JvmFlags;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.ProcessKind;
import io.bantin.sink.RecordingSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rate of a bare sender to the same sink, in a JVM with the settings of the service.
 *
 * @param seconds from the first connection to the last acceptance
 * @param senderCpu in seconds
 */
public record BareSenderLimit(int mails, double seconds, double senderCpu, double sinkCpu) {

    public static BareSenderLimit measure(RecordingSink sink, int connections, int mails, int size) {
        double sinkBefore = Cpu.ofSink();
        var command = new ArrayList<String>();
        command.add(Installation.current().java().toString());
        command.addAll(JvmFlags.of(ProcessKind.NOTIFICATION_SERVICE));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareSender.class.getName()));
        for (int argument : List.of(sink.port(), connections, mails, size)) {
            command.add(String.valueOf(argument));
        }
        try {
            var sender =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            var said = new String(sender.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).split("\\s+");
            if (said.length != 2) {
                throw new CommandFailed("The bare sender failed.");
            }
            return new BareSenderLimit(
                    mails, Double.parseDouble(said[0]), Double.parseDouble(said[1]), Cpu.ofSink() - sinkBefore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public BareSenderLimit plus(BareSenderLimit other) {
        return new BareSenderLimit(
                mails + other.mails, seconds + other.seconds, senderCpu + other.senderCpu, sinkCpu + other.sinkCpu);
    }

    public double mailsPerSecond() {
        return mails / seconds;
    }

    /** In seconds. */
    public double cpuPerThousand() {
        return (senderCpu + sinkCpu) * 1000 / mails;
    }
}
