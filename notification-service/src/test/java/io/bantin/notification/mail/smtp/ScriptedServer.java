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

/** A mail server that answers each line by a script, and records the lines that it received. */
final class ScriptedServer implements AutoCloseable {

    /** In place of a line of an answer: the server closes the connection. */
    static final String HANG_UP = "hang up";

    /** In place of a line of an answer: the server resets the connection, as a server does that has unread input. */
    static final String RESET = "reset";

    private final ServerSocket socket;
    private final Function<String, @Nullable String> script;
    private final String greeting;
    private final Charset charset;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** A line for which the script returns null gets no answer of its own: the next answer covers it. */
    ScriptedServer(Function<String, @Nullable String> script) {
        this("220 scripted", StandardCharsets.UTF_8, script);
    }

    /** The greeting and the answers are written in the charset. */
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
                // The next connection follows, if there is one.
            }
        }
    }

    private void serve(Socket client) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        var answers = new OutputStreamWriter(client.getOutputStream(), charset);
        client.setTcpNoDelay(true);
        if (!sayAll(answers, greeting)) {
            return;
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.add(line);
            String answer = script.apply(line);
            if (answer != null && !sayAll(answers, answer)) {
                if (answer.contains(RESET)) {
                    client.setSoLinger(true, 0);
                }
                return;
            }
        }
    }

    private static boolean sayAll(Writer answers, String lines) throws IOException {
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
