package io.sandcheck.verdict;

import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.yaml.YamlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What is expected of a sandbox, rule by rule; the first rule that is about an experiment decides.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Expectations {

    private final List<ExpectationRule> rules;

    private Expectations(List<ExpectationRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Read the {@code expectations.yaml} beside a definition; where there is none, nothing is expected but conformance.
     *
     * @throws YamlException where it is faulty
     */
    public static Expectations of(SandboxDefinition definition) {
        Path file = definition.directory().resolve("expectations.yaml");
        return new Expectations(Files.exists(file) ? ExpectationReader.read(file) : List.of());
    }

    /** Find what is expected of an experiment. */
    public Expectation find(Subject subject, Setting setting) {
        return rules.stream()
                .filter(rule -> rule.isAbout(subject, setting))
                .map(ExpectationRule::expectation)
                .findFirst()
                .orElse(Expectation.CONFORMS);
    }
}
