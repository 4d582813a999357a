package io.sandcheck.probe;

import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The output of {@code fingerprint.py}, as far as it can be believed. */
final class FingerprintAnswers {

    private static final int LONGEST_VALUE = 200;

    /** A line about a fact; any part may be missing. */
    private record Fact(
            @Nullable String fact,
            @Nullable String value,
            @Nullable String error,
            @Nullable String token) {}

    /**
     * The answer to the question about a fact.
     *
     * @param value null if there is no such thing
     * @param problem why it is not known; null if it is known
     */
    record Answer(@Nullable String value, @Nullable String problem) {}

    private final Map<String, List<Fact>> facts;
    private final CensusAnswers effects;
    private final String ending;

    private FingerprintAnswers(Map<String, List<Fact>> facts, CensusAnswers effects, String ending) {
        this.facts = facts;
        this.effects = effects;
        this.ending = ending;
    }

    /**
     * Read the answers.
     *
     * @param token that each answer must have; null if none was given
     */
    static FingerprintAnswers of(CommandResult result, @Nullable String token) {
        Map<String, List<Fact>> facts = result.stdout()
                .text()
                .lines()
                .flatMap(line -> read(line).stream())
                .filter(fact -> fact.fact() != null && (token == null || token.equals(fact.token())))
                .collect(Collectors.groupingBy(fact -> Objects.requireNonNull(fact.fact())));
        return new FingerprintAnswers(facts, CensusAnswers.of(result, token), result.outcome());
    }

    private static Optional<Fact> read(String line) {
        try {
            return Optional.of(Json.read(line, Fact.class, "fingerprint"));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** Return the result of an act. */
    ProbeResult effect(String name) {
        return effects.about(new Capability(name));
    }

    /** Return the answer about a fact. It must have this form. */
    Answer about(String name, Pattern form) {
        List<Fact> given = facts.getOrDefault(name, List.of());
        if (given.size() != 1) {
            String what = given.isEmpty() ? "no answer" : given.size() + " answers, one was due";
            return new Answer(null, "%s (%s)".formatted(what, ending));
        }
        return judge(given.get(0), form);
    }

    private static Answer judge(Fact fact, Pattern form) {
        String value = fact.value();
        if (fact.error() != null) {
            return new Answer(null, "cannot be read: " + excerpt(fact.error()));
        }
        return value == null
                        || (value.length() <= LONGEST_VALUE
                                && form.matcher(value).matches())
                ? new Answer(value, null)
                : new Answer(null, "garbled answer: " + excerpt(value));
    }

    private static String excerpt(String text) {
        return Json.line(text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text);
    }
}
