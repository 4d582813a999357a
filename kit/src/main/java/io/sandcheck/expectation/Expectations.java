package io.sandcheck.expectation;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.yaml.YamlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The expected results of a sandbox, as rules. The first rule that matches an experiment decides.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Expectations {

    /** Name of the file beside a definition. */
    public static final String FILE_NAME = "expectations.yaml";

    private final SandboxDefinition definition;
    private final List<ExpectationRule> rules;
    private final ExpectationFile lines;

    private Expectations(SandboxDefinition definition, List<ExpectationRule> rules) {
        this.definition = definition;
        this.rules = List.copyOf(rules);
        this.lines = new ExpectationFile(file(), this.rules);
    }

    /**
     * Read the {@code expectations.yaml} beside a definition. Without the file, everything is expected to conform.
     *
     * @throws YamlException if it is faulty
     */
    public static Expectations of(SandboxDefinition definition) {
        Path file = definition.directory().resolve(FILE_NAME);
        return new Expectations(
                definition, Files.exists(file) ? ExpectationReader.read(file, definition.described()) : List.of());
    }

    /**
     * Check that every rule, and every exemption in the definition, is about something that exists.
     *
     * @param subjects all scenarios, in all their variants
     * @param diagnostician knows all diagnoses, except those of rules for this sandbox only
     * @throws YamlException if a rule is about a scenario, variant, diagnosis, policy or version that does not exist,
     *     or the definition exempts a guard that does not exist: with file, line and column
     */
    public void requireKnown(Collection<Subject> subjects, Diagnostician diagnostician) {
        requireKnown(subjects, diagnostician.of(definition).ids());
    }

    void requireKnown(Collection<Subject> subjects, Collection<String> diagnoses) {
        new KnownSubjects(definition, subjects, diagnoses).require(rules);
    }

    /** Return the file in which they are written, or would be. */
    public Path file() {
        return definition.directory().resolve(FILE_NAME);
    }

    SandboxDefinition definition() {
        return definition;
    }

    /** Return the lines of the file, as they were when the rules were read. */
    ExpectationFile lines() {
        return lines;
    }

    /** Find the rule that decides what is expected of an experiment; empty if there is none. */
    Optional<ExpectationRule> rule(Subject subject, Setting setting) {
        return rules.stream().filter(rule -> rule.isAbout(subject, setting)).findFirst();
    }

    /** Find the results of each rule. */
    Map<ExpectationRule, List<SeenResult>> byRule(List<SeenResult> seen) {
        Map<ExpectationRule, List<SeenResult>> byRule = new LinkedHashMap<>();
        seen.forEach(result -> rule(result.subject(), result.setting())
                .ifPresent(rule ->
                        byRule.computeIfAbsent(rule, any -> new ArrayList<>()).add(result)));
        return byRule;
    }

    /** Find what is expected of an experiment. */
    public Expectation find(Subject subject, Setting setting) {
        return rule(subject, setting).map(ExpectationRule::expectation).orElse(Expectation.CONFORMS);
    }
}
