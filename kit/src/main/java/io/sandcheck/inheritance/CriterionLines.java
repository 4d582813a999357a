package io.sandcheck.inheritance;

import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.probe.FingerprintLine;
import io.sandcheck.probe.FingerprintLine.Sort;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The criteria that a workload reports, one line of JSON each, as far as they can be believed. */
final class CriterionLines {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9 .:/-]{0,59}");
    private static final String GRANTED = "granted";
    private static final int MOST_LINES = 50;
    private static final int MOST_DETAIL = 80;

    /** A line of the workload; any part may be missing. */
    private record Answer(
            @Nullable String criterion,
            @Nullable String outcome,
            @Nullable String detail) {}

    private CriterionLines() {}

    static List<FingerprintLine> of(CommandResult result) {
        return result.stdout()
                .text()
                .lines()
                .flatMap(line -> read(line).stream())
                .limit(MOST_LINES)
                .toList();
    }

    private static Optional<FingerprintLine> read(String line) {
        try {
            return read(Json.read(line, Answer.class, "criterion"));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<FingerprintLine> read(Answer answer) {
        String name = Objects.requireNonNullElse(answer.criterion(), "");
        String outcome = Objects.requireNonNullElse(answer.outcome(), "");
        if (!NAME.matcher(name).matches() || !Set.of(GRANTED, "denied").contains(outcome)) {
            return Optional.empty();
        }
        String detail = Objects.requireNonNullElse(answer.detail(), "");
        String shown = detail.length() > MOST_DETAIL ? detail.substring(0, MOST_DETAIL) + "..." : detail;
        Set<String> grants = outcome.equals(GRANTED) ? Set.of(name) : Set.of();
        return Optional.of(new FingerprintLine(
                Sort.EFFECT, name, shown.isEmpty() ? outcome : outcome + ": " + shown, grants, true));
    }
}
