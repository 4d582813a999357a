package io.sandcheck.experiment;

import io.sandcheck.fixture.EmbeddedPythons;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Disclaimer;
import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.Tool;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks whether a scenario applies in its circumstances: the sandbox may not be made for it, or the host may lack
 * something.
 */
record Preconditions(Laboratory laboratory, Circumstances circumstances, ScenarioSpec scenario) {

    /** Check the definition, and what the kind of host can execute. */
    Optional<Judgement> unmet() {
        return runsElsewhere().or(this::notPromised).or(this::notExecutable);
    }

    /** Check the same for an act that the makers do not promise to deny: it is tried and reported anyway. */
    Optional<Judgement> unmetToTry() {
        return runsElsewhere()
                .or(() -> told().isPresent() ? Optional.empty() : notPromised())
                .or(this::notExecutable);
    }

    /** Return the makers' statement that they do not promise to deny the act; empty if there is none. */
    Optional<Disclaimer> told() {
        return disclaimer().filter(disclaimer -> disclaimer.source() != Disclaimer.Source.DEFINITION);
    }

    private Optional<Disclaimer> disclaimer() {
        Map<String, Disclaimer> unpromised = definition().unpromised();
        return scenario.promises().stream()
                .filter(unpromised::containsKey)
                .findFirst()
                .map(unpromised::get);
    }

    /** Check the host. */
    Optional<Judgement> unmetOn(Host host) {
        return lacksPython(host).or(() -> lacksNetwork(host)).or(() -> lacksTool(host));
    }

    /** Return the Python with which the scenario runs. */
    Optional<Python> python(Host host) {
        return host.pythons().stream()
                .filter(python -> scenario.python() == null || python.version().equals(scenario.python()))
                .findFirst();
    }

    private Optional<Judgement> runsElsewhere() {
        Set<OperatingSystem> systems = definition().runsOn();
        OperatingSystem here = laboratory.system();
        if (systems.contains(here)) {
            return Optional.empty();
        }
        String names = systems.stream().map(OperatingSystem::id).sorted().collect(Collectors.joining(", "));
        return notApplicable("%s is made for %s, but host [%s] runs %s"
                .formatted(setting().sandbox(), names, setting().host(), here.id()));
    }

    private Optional<Judgement> notPromised() {
        return disclaimer()
                .map(disclaimer ->
                        new Judgement(Verdict.NOT_APPLICABLE, disclaimer.reason(), null, null, disclaimer.told()));
    }

    private Optional<Judgement> notExecutable() {
        return laboratory
                .obstacle(circumstances.sandbox(), circumstances.policy(), circumstances.condition())
                .flatMap(Preconditions::notApplicable);
    }

    private Optional<Judgement> lacksPython(Host host) {
        if (python(host).isPresent()) {
            return Optional.empty();
        }
        String versions = host.pythons().stream().map(Python::version).collect(Collectors.joining(", "));
        String remedy = EmbeddedPythons.all().isEmpty()
                ? "; add the dependency [%s] for others".formatted(EmbeddedPythons.ARTIFACT)
                : "";
        return notApplicable("host [%s] has no Python %s; it has %s%s"
                .formatted(setting().host(), scenario.python(), versions, remedy));
    }

    private Optional<Judgement> lacksNetwork(Host host) {
        return scenario.network() && host.network().isEmpty()
                ? notApplicable(
                        "host [%s] has no test network".formatted(setting().host()))
                : Optional.empty();
    }

    private Optional<Judgement> lacksTool(Host host) {
        return laboratory
                .furnishing()
                .missingTool(
                        host,
                        scenario.tools().stream()
                                .map(name -> Tool.named(name).program())
                                .toList())
                .flatMap(tool -> notApplicable(
                        "host [%s] has no [%s]".formatted(setting().host(), tool)));
    }

    private static Optional<Judgement> notApplicable(String reason) {
        return Optional.of(new Judgement(Verdict.NOT_APPLICABLE, reason, null));
    }

    private SandboxDefinition definition() {
        return circumstances.sandbox().definition();
    }

    private Setting setting() {
        return circumstances.setting(laboratory.hostName());
    }
}
