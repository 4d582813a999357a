package io.sandcheck.probe;

import io.sandcheck.json.Json;
import io.sandcheck.probe.FingerprintAnswers.Answer;
import io.sandcheck.probe.FingerprintLine.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Makes lines from answers. Whether something belongs to the process itself is found by comparison with a process
 * outside.
 */
final class FingerprintReading {

    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    private static final Pattern FLAG = Pattern.compile("[01]");
    private static final Pattern MODE = Pattern.compile("[012]");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");
    private static final Pattern MASK = Pattern.compile("[0-9a-f]{1,16}");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z]{1,20}:\\[\\d{1,20}\\]");

    private static final List<String> CAPABILITY_SETS = List.of("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb");
    private static final List<String> NAMESPACES = List.of("user", "mnt", "pid", "net", "ipc", "uts", "cgroup", "time");

    private static final String STRICT = "1";

    private final FingerprintQuestions questions;
    private final FingerprintAnswers answers;
    private final FingerprintAnswers outside;

    FingerprintReading(FingerprintQuestions questions, FingerprintAnswers answers, FingerprintAnswers outside) {
        this.questions = questions;
        this.answers = answers;
        this.outside = outside;
    }

    PolicyFingerprint fingerprint() {
        List<FingerprintLine> lines = new ArrayList<>();
        questions.markers().forEach(name -> lines.add(claim(name)));
        lines.add(mechanism("Seccomp", "status Seccomp", MODE, this::filters));
        lines.add(mechanism("NoNewPrivs", "status NoNewPrivs", FLAG, FingerprintReading::flag));
        CAPABILITY_SETS.forEach(name -> lines.add(capabilities(name)));
        NAMESPACES.forEach(name -> lines.add(namespace(name)));
        questions.acts().keySet().forEach(name -> lines.add(FingerprintLine.effect(answers.effect(name))));
        return new PolicyFingerprint(lines);
    }

    private FingerprintLine claim(String name) {
        Answer answer = answers.about("environment " + name, ANY);
        if (answer.problem() != null) {
            return FingerprintLine.unknown(Sort.CLAIM, name, answer.problem());
        }
        String value = answer.value();
        return FingerprintLine.claim(name, value == null ? FingerprintLine.UNSET : Json.line(value));
    }

    private FingerprintLine mechanism(
            String name, String fact, Pattern form, Function<String, FingerprintLine> reading) {
        Answer answer = answers.about(fact, form);
        if (answer.problem() != null) {
            return FingerprintLine.unknown(Sort.MECHANISM, name, answer.problem());
        }
        return answer.value() == null ? FingerprintLine.unordered(name, "not there") : reading.apply(answer.value());
    }

    private static FingerprintLine flag(String value) {
        return FingerprintLine.mechanism("NoNewPrivs", value, value.equals("0") ? Set.of("new privileges") : Set.of());
    }

    /** Filters cannot be removed, so the filters of outside also exist inside. */
    private FingerprintLine filters(String mode) {
        if (mode.equals(STRICT)) {
            return FingerprintLine.mechanism("Seccomp", "strict mode", Set.of());
        }
        Answer there = outside.about("status Seccomp_filters", COUNT);
        String inMode = "mode " + mode;
        if (there.problem() != null) {
            return FingerprintLine.unknown(Sort.MECHANISM, "Seccomp", inMode + ", outside: " + there.problem());
        }
        // Linux counts them since 5.9.
        return there.value() == null
                ? FingerprintLine.unordered("Seccomp", inMode)
                : mechanism(
                        "Seccomp",
                        "status Seccomp_filters",
                        COUNT,
                        count -> ownFilters(Integer.parseInt(count) - Integer.parseInt(there.value())));
    }

    private static FingerprintLine ownFilters(int own) {
        String name = "Seccomp";
        return switch (own) {
            case 0 -> FingerprintLine.mechanism(name, "no filter of its own", Set.of("every call"));
            case 1 -> FingerprintLine.mechanism(name, "a filter of its own", Set.of());
            default ->
                own > 0
                        ? FingerprintLine.mechanism(name, own + " filters of its own", Set.of())
                        : FingerprintLine.unknown(Sort.MECHANISM, name, -own + " filters fewer than outside");
        };
    }

    private FingerprintLine namespace(String kind) {
        String name = "namespace " + kind;
        Answer there = outside.about(name, NAMESPACE);
        if (there.problem() != null) {
            return FingerprintLine.unknown(Sort.MECHANISM, name, "the one outside is not known, " + there.problem());
        }
        return mechanism(
                name,
                name,
                NAMESPACE,
                value -> value.equals(there.value())
                        ? FingerprintLine.mechanism(name, "the one outside", Set.of("what is in the one outside"))
                        : FingerprintLine.mechanism(name, "its own", Set.of()));
    }

    private FingerprintLine capabilities(String name) {
        return mechanism(name, "status " + name, MASK, mask -> held(name, LinuxCapabilities.of(mask)));
    }

    /** In its own user namespace, a process cannot use them on anything outside of that namespace. */
    private FingerprintLine held(String name, Set<String> capabilities) {
        String value = LinuxCapabilities.describe(capabilities);
        FingerprintLine user = namespace("user");
        if (!user.known()) {
            return FingerprintLine.unknown(Sort.MECHANISM, name, value + ", in an unknown user namespace");
        }
        boolean own = user.grants() != null && user.grants().isEmpty();
        return own && !capabilities.isEmpty()
                ? FingerprintLine.mechanism(name, value + ", in a user namespace of its own", Set.of())
                : FingerprintLine.mechanism(name, value, capabilities);
    }
}
