package io.sandcheck.probe;

import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answers of a census, as far as output from a sandbox can be believed. */
final class CensusAnswers {

    private static final Pattern SYSCALL = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern ERRNO = Pattern.compile("E[A-Z0-9_]{1,19}|-?[0-9]{1,4}");
    private static final Pattern SIGNAL = Pattern.compile("SIG[A-Z0-9+]{1,19}");
    private static final int MAX_DETAIL = 200;

    /** A line of the census; any part may be missing. */
    private record Answer(
            @Nullable String capability,
            @Nullable String outcome,
            @Nullable String syscall,
            @Nullable String errno,
            @Nullable String signal,
            @Nullable String detail,
            @Nullable String token) {}

    private final Map<String, List<Answer>> answers;
    private final String ending;

    private CensusAnswers(Map<String, List<Answer>> answers, String ending) {
        this.answers = answers;
        this.ending = ending;
    }

    /**
     * Read the answers from standard output. Other lines, which a sandbox may print, are skipped.
     *
     * @param token that each answer must have; null if none was given
     */
    static CensusAnswers of(CommandResult census, @Nullable String token) {
        Map<String, List<Answer>> answers = census.stdout()
                .text()
                .lines()
                .flatMap(line -> read(line).stream())
                .filter(answer -> answer.capability() != null && (token == null || token.equals(answer.token())))
                .collect(Collectors.groupingBy(answer -> Objects.requireNonNull(answer.capability())));
        return new CensusAnswers(answers, census.outcome());
    }

    private static Optional<Answer> read(String line) {
        try {
            return Optional.of(Json.read(line, Answer.class, "census"));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    ProbeResult about(Capability capability) {
        List<Answer> given = answers.getOrDefault(capability.id(), List.of());
        if (given.size() != 1) {
            String what = given.isEmpty() ? "no answer" : given.size() + " answers, one was due";
            return unknown(capability, "%s (census: %s)".formatted(what, ending));
        }
        return judge(capability, given.get(0));
    }

    private static ProbeResult judge(Capability capability, Answer answer) {
        String outcome = Objects.requireNonNullElse(answer.outcome(), "");
        String detail = excerpt(Objects.requireNonNullElse(answer.detail(), ""));
        if (outcome.equals("granted")) {
            return new ProbeResult(capability, Outcome.GRANTED, null, null, null, detail);
        }
        if (outcome.equals("denied") && isDenial(answer)) {
            return new ProbeResult(
                    capability, Outcome.DENIED, answer.syscall(), answer.errno(), answer.signal(), detail);
        }
        return unknown(
                capability, outcome.equals("unknown") ? detail : "garbled answer: " + excerpt(answer.toString()));
    }

    /** A denial has a system call, and an errno or a signal; or neither, if a call returned something else. */
    private static boolean isDenial(Answer answer) {
        boolean failed = answer.signal() == null && matches(ERRNO, answer.errno());
        boolean killed = answer.errno() == null && matches(SIGNAL, answer.signal());
        boolean different = answer.errno() == null && answer.signal() == null && answer.detail() != null;
        return matches(SYSCALL, answer.syscall()) && (failed || killed || different);
    }

    private static boolean matches(Pattern pattern, @Nullable String value) {
        return value != null && pattern.matcher(value).matches();
    }

    private static ProbeResult unknown(Capability capability, String reason) {
        return new ProbeResult(capability, Outcome.UNKNOWN, null, null, null, reason);
    }

    private static String excerpt(String text) {
        return text.length() > MAX_DETAIL ? text.substring(0, MAX_DETAIL) + "..." : text;
    }
}
