package io.bantin.notification.mail.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A mail server that answers each line as the test says, and remembers what it heard. */
final class ScriptedServer implements AutoCloseable {

    /** A line of an answer in place of which the server hangs up. */
    static final String HANG_UP = "hang up";

    /** The same, with a reset: as one does that has not read all that was sent to it. */
    static final String RESET = "reset";

    private final ServerSocket socket;
    private final Function<String, @Nullable String> script;
    private final String greeting;
    private final Charset charset;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Where the script answers null, the line stays unanswered: it is the beginning of what the next answer is for. */
    ScriptedServer(Function<String, @Nullable String> script) {
        this("220 scripted", StandardCharsets.UTF_8, script);
    }

    /** The same, with a greeting of its own, in letters of the charset. */
    ScriptedServer(String greeting, Charset charset, Function<String, @Nullable String> script) {
        this.script = script;
        this.greeting = greeting;
        this.charset = charset;
        try {
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                serve(client);
            } catch (IOException hungUp) {
                // The next connection, if there is one.
            }
        }
    }

    private void serve(Socket client) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        var answers = new OutputStreamWriter(client.getOutputStream(), charset);
        client.setTcpNoDelay(true);
        if (!saidAll(answers, greeting)) {
            return;
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.add(line);
            String answer = script.apply(line);
            if (answer != null && !saidAll(answers, answer)) {
                if (answer.contains(RESET)) {
                    client.setSoLinger(true, 0);
                }
                return;
            }
        }
    }

    private static boolean saidAll(Writer answers, String lines) throws IOException {
        for (String line : lines.split("\n")) {
            if (line.equals(HANG_UP) || line.equals(RESET)) {
                return false;
            }
            say(answers, line);
        }
        return true;
    }

    private static void say(Writer answers, String line) throws IOException {
        answers.write(line + "\r\n");
        answers.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
