package io.bantin.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a connection as lines. Answers are flushed when there is nothing more to read, so that answers to commands sent
 * in one packet leave in one packet.
 */
final class SmtpLines {

    private static final int USUAL = 32 * 1024;
    private static final int MAX_LINE_BYTES = 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[USUAL];
    private byte[] answers = new byte[512];
    private int answered;
    private int start;
    private int next;
    private int end;

    SmtpLines(Socket socket) throws IOException {
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Reads the next line, which ends with CR LF only. Returns false if the client has closed the connection. */
    boolean advance() throws IOException {
        start = next;
        int from = start;
        while (true) {
            for (int i = from; i < end; i++) {
                if (buffer[i] == '\n' && i > start && buffer[i - 1] == '\r') {
                    next = i + 1;
                    return true;
                }
            }
            from = end;
            int moved = start;
            if (!fill()) {
                return false;
            }
            from -= moved - start;
        }
    }

    /** The length of the current line. */
    int length() {
        return next - start - 2;
    }

    byte at(int index) {
        return buffer[start + index];
    }

    /** The array that contains the current line from {@link #offset} on. */
    byte[] array() {
        return buffer;
    }

    int offset() {
        return start;
    }

    String text(int from) {
        return new String(buffer, start + from, length() - from, StandardCharsets.UTF_8);
    }

    void answer(String line) {
        var bytes = line.getBytes(StandardCharsets.US_ASCII);
        if (answered + bytes.length + 2 > answers.length) {
            answers = Arrays.copyOf(answers, answers.length * 2 + bytes.length);
        }
        System.arraycopy(bytes, 0, answers, answered, bytes.length);
        answered += bytes.length;
        answers[answered++] = '\r';
        answers[answered++] = '\n';
    }

    void flush() throws IOException {
        if (answered > 0) {
            out.write(answers, 0, answered);
            answered = 0;
        }
    }

    /** Makes room in the buffer, and reads more bytes. */
    private boolean fill() throws IOException {
        flush();
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            if (end >= MAX_LINE_BYTES) {
                throw new IOException("A line is longer than " + MAX_LINE_BYTES + " bytes");
            }
            buffer = Arrays.copyOf(buffer, end * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read > 0;
    }
}
