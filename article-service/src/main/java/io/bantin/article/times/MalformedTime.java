package io.bantin.article.times;

/** A text names no moment; the message tells what to type instead. */
public final class MalformedTime extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedTime(String message) {
        super(message);
    }
}
