package io.bantin.notification.mail.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Encodes text in header lines. ASCII stays as it is; other text becomes RFC 2047 encoded-words in B encoding, because Q
 * encoding makes Vietnamese twice as long. Angus would choose Q, fold the first line too late, and not encode text that
 * looks encoded.
 */
final class HeaderText {

    private static final int LINE = 76;
    private static final String OPEN = "=?UTF-8?B?";
    private static final String CLOSE = "?=";
    /** RFC 2047, section 2: an encoded-word has at most 75 characters. */
    private static final int BYTES_A_WORD = bytesWithin(75);

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[ -~]*");
    private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");

    private HeaderText() {}

    /** A whole header line of free text, folded; the end of line is not included. */
    static String unstructured(String name, String value) {
        String text = oneLine(value);
        if (PRINTABLE_ASCII.matcher(text).matches() && !text.contains("=?")) {
            String folded = folded(text, name.length() + 2);
            if (isOfShortLines(folded, name.length() + 2)) {
                return name + ": " + folded;
            }
        }
        return name + ": " + encoded(text, name.length() + 2);
    }

    /** A header line of a display name and an address; the name is never put in quotes. */
    static String mailbox(String name, String displayName, String address) {
        String text = oneLine(displayName);
        boolean plain = ATOMS.matcher(text).matches() && !text.contains("=?");
        String phrase = plain && text.length() <= LINE - name.length() - 2 ? text : encoded(text, name.length() + 2);
        int lastBreak = phrase.lastIndexOf('\n');
        int lastLine = lastBreak < 0 ? name.length() + 2 + phrase.length() : phrase.length() - lastBreak - 1;
        String space = lastLine + address.length() + 3 > LINE ? "\r\n " : " ";
        return name + ": " + phrase + space + "<" + address + ">";
    }

    /** A header line of a phrase of plain words and something in brackets. */
    static String phrased(String name, String phrase, String bracketed) {
        String space = name.length() + 2 + phrase.length() + 1 + bracketed.length() > LINE ? "\r\n " : " ";
        return name + ": " + phrase + (phrase.isEmpty() ? "" : space) + bracketed;
    }

    /** RFC 5322, section 2.1.1. A word that is longer than a line must be encoded. */
    private static boolean isOfShortLines(String folded, int column) {
        boolean first = true;
        for (String line : folded.split("\r\n", -1)) {
            if (line.length() + (first ? column : 0) > LINE || line.isBlank()) {
                return false;
            }
            first = false;
        }
        return true;
    }

    /** No data may end a header line and begin another. */
    static String oneLine(String text) {
        return isPrintableWord(text)
                ? text
                : INVISIBLE.matcher(text).replaceAll(" ").strip();
    }

    /** True for addresses and ids, which every mail has, so they skip the pattern. */
    private static boolean isPrintableWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String text, int column) {
        List<String> words = new ArrayList<>();
        int room = bytesWithin(LINE - column);
        int start = 0;
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int next = text.offsetByCodePoints(i, 1);
            int size = text.substring(i, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > room) {
                words.add(word(text.substring(start, i)));
                start = i;
                bytes = 0;
                room = BYTES_A_WORD;
            }
            bytes += size;
            i = next;
        }
        words.add(word(text.substring(start)));
        return String.join("\r\n ", words);
    }

    private static String word(String part) {
        return OPEN + Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)) + CLOSE;
    }

    private static int bytesWithin(int characters) {
        return (characters - OPEN.length() - CLOSE.length()) / 4 * 3;
    }

    /** Folds at spaces; a reader joins the lines again. */
    private static String folded(String text, int column) {
        var lines = new StringBuilder();
        int used = column;
        String gap = "";
        for (String word : text.split(" ", -1)) {
            boolean fits = gap.isEmpty() || word.isEmpty() || used + 1 + word.length() <= LINE;
            lines.append(fits ? gap : "\r\n ").append(word);
            used = fits ? used + gap.length() + word.length() : 1 + word.length();
            gap = " ";
        }
        return lines.toString();
    }
}
