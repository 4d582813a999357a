package io.sandcheck.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
final class Wrapped {

    private Wrapped() {}

    /**
     * Break a text between words; a word that is longer than a line is left whole, so that it can be copied.
     *
     * @param first what the first line begins with
     * @param next what the other lines begin with
     */
    static List<String> lines(String text, String first, String next, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.strip().split(" +", -1)) {
            if (!empty && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
