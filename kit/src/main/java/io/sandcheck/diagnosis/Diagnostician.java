package io.sandcheck.diagnosis;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.fixture.ReadOnce;
import io.sandcheck.kernel.Errno;
import io.sandcheck.sandbox.SandboxDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Finds the cause of a failure: the first rule that matches names it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Diagnostician {

    private static final ReadOnce<List<DiagnosisRules>> OF_PROJECTS = new ReadOnce<>(() ->
            Fixtures.ofProjects("rules").stream().map(DiagnosisRules::read).toList());

    /** The file in the folder of a sandbox with rules only for that sandbox. */
    public static final String OF_SANDBOX = "rules.yaml";

    private static final Map<Path, DiagnosisRules> OF_SANDBOXES = new ConcurrentHashMap<>();

    private final List<DiagnosisRules> first;
    private final DiagnosisRules rules;

    /**
     * Create one that tries these rules first, then those of projects, then the kit's own. The last of these match
     * everything.
     *
     * @param first rules that are tried first, in this order; may be empty
     */
    public Diagnostician(DiagnosisRules... first) {
        this(List.of(first));
    }

    private Diagnostician(List<DiagnosisRules> first) {
        this.first = first;
        this.rules = Stream.of(first.stream(), OF_PROJECTS.get().stream(), Stream.of(DiagnosisRules.ofKit()))
                .flatMap(each -> each)
                .reduce(DiagnosisRules.none(), DiagnosisRules::then);
    }

    /** Return one that tries the rules in the folder of a sandbox first, if there are any. */
    public Diagnostician of(SandboxDefinition definition) {
        Path file = definition.directory().resolve(OF_SANDBOX);
        DiagnosisRules before = OF_SANDBOXES.computeIfAbsent(
                file, path -> Files.exists(path) ? DiagnosisRules.read(path) : DiagnosisRules.none());
        return before.rules().isEmpty()
                ? this
                : new Diagnostician(
                        Stream.concat(Stream.of(before), first.stream()).toList());
    }

    /** Return the names of the errors that rules know: {@code EPERM}. */
    public static Set<String> errors() {
        return Arrays.stream(Errno.values()).map(Errno::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Return the ids of all possible diagnoses, in alphabetical order. */
    public List<String> ids() {
        return rules.rules().stream().map(Rule::id).distinct().sorted().toList();
    }

    /**
     * Return the diagnosis of the first rule that matches. If no rule explains the failure by a declared capability, an
     * undeclared one may explain it: then the output must name the call that its probe saw denied. A scenario that
     * declares nothing, such as a user's command, is not asked to declare it.
     */
    public Diagnosis diagnose(Observation observation) {
        Match match = Match.of(observation);
        Diagnosis diagnosis = rules.rules().stream()
                .flatMap(rule -> rule.apply(match).stream())
                .findFirst()
                .orElseThrow();
        return diagnosis.confidence() == Confidence.CERTAIN || diagnosis.capability() != null
                ? diagnosis
                : undeclared(match)
                        .filter(found -> found.kind() != Diagnosis.Kind.MISLEADING)
                        .orElse(diagnosis);
    }

    private Optional<Diagnosis> undeclared(Match match) {
        Match others = match.undeclared();
        return others.observation().probes().isEmpty()
                ? Optional.empty()
                : rules.rules().stream()
                        .flatMap(rule -> rule.confirm(others).stream())
                        .findFirst()
                        .map(found -> match.observation().probes().isEmpty()
                                ? found
                                : found.advising(
                                        "Declare this need too: @Requires(\"%1$s\"), or requires: [%1$s] in a scenario file."
                                                .formatted(found.capability())));
    }
}
