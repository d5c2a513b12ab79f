package io.bantin.article.comparison;

import com.fasterxml.jackson.annotation.JsonValue;

/** A piece of text that both versions have, or that only the earlier or only the later one has. */
public record TextChange(Op op, String text) {

    /** What became of the piece. */
    public enum Op {
        KEPT("="),
        REMOVED("-"),
        ADDED("+");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        @JsonValue
        public String sign() {
            return sign;
        }
    }
}
