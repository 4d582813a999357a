package io.sandcheck.cli.terminal;

import io.sandcheck.diagnosis.Printable;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Two texts side by side.
 *
 * @param columns width of both together
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SideBySide(int columns) {

    private static final String BETWEEN = " | ";

    public List<String> lines(List<String> left, List<String> right) {
        int width = (columns - BETWEEN.length()) / 2;
        List<String> one = cut(left, width);
        List<String> other = cut(right, width);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String begin = i < one.size() ? one.get(i) : "";
            String end = i < other.size() ? other.get(i) : "";
            lines.add((begin + " ".repeat(width - begin.length()) + BETWEEN + end).stripTrailing());
        }
        return lines;
    }

    /** Break lines exactly at the edge. */
    private static List<String> cut(List<String> texts, int width) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            String rest = Printable.line(text);
            do {
                int end = Math.min(width, rest.length());
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            } while (!rest.isEmpty());
        }
        return lines;
    }
}
