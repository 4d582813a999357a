package io.sandcheck.launcher;

import io.sandcheck.naming.KnownNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which users name the report of a scenario: its id, its number, or its address. */
final class ReportName {

    /** Addresses on GitHub and GitLab: {@code https://github.com/openai/codex/issues/24943#issuecomment-1}. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://[^/]+/([^#?]+?)/(?:-/)?(?:issues|pull|merge_requests|discussions)/(\\d+)(?:[/?#].*)?");

    private static final Pattern NUMBER = Pattern.compile("#?(\\d+)");
    private static final Pattern ID = Pattern.compile("[^#]+#\\d+");

    private ReportName() {}

    /**
     * Return the known report that is meant; empty if the text names a scenario instead.
     *
     * @throws LauncherException if it names a report that is not known, or more than one
     */
    static Optional<String> find(String text, List<String> known) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            return Optional.of(ofNumber(number.group(1), known));
        }
        Matcher address = ADDRESS.matcher(text);
        String id = address.matches() ? address.group(1) + "#" + address.group(2) : text;
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return Optional.of(known.stream()
                .filter(id::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new LauncherException(new KnownNames("report", known).unknown(id))));
    }

    private static String ofNumber(String number, List<String> known) {
        List<String> meant =
                known.stream().filter(id -> id.endsWith("#" + number)).toList();
        if (meant.isEmpty()) {
            throw new LauncherException(new KnownNames("report", known).unknown("#" + number));
        }
        if (meant.size() > 1) {
            throw new LauncherException(
                    "report [#%s] is ambiguous; choose one of %s".formatted(number, String.join(", ", meant)));
        }
        return meant.get(0);
    }
}
