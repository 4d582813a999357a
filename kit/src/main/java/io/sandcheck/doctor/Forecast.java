package io.sandcheck.doctor;

import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Needs;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether a sandbox would start, from its needs and the findings about the host. */
final class Forecast {

    private final Map<Capability, FoundationResult> results;
    private final Programs programs;

    Forecast(List<FoundationResult> results, Programs programs) {
        this.results = results.stream().collect(Collectors.toMap(FoundationResult::capability, Function.identity()));
        this.programs = programs;
    }

    /** If another version is installed than the requested one, the forecast is about the installed one. */
    Prognosis of(Sandbox asked) {
        Program program = programs.find(asked.needs().command());
        Sandbox sandbox = Version.find(program.version()).isPresent()
                ? new Sandbox(asked.definition(), program.version())
                : asked;
        return of(sandbox, program);
    }

    private Prognosis of(Sandbox sandbox, Program program) {
        Needs needs = sandbox.needs();
        List<String> missingPrograms = needs.programs().stream()
                .filter(name -> !programs.has(name))
                .map(name -> "program " + name)
                .toList();
        Map<SandboxPolicy, Outlook> outlooks = new LinkedHashMap<>();
        sandbox.policies().forEach((policy, launch) -> {
            List<Capability> foundations = Stream.concat(needs.foundations().stream(), launch.needs().stream())
                    .distinct()
                    .toList();
            outlooks.put(policy, outlook(needs, foundations, missingPrograms));
        });
        return new Prognosis(sandbox, program, outlooks);
    }

    private Outlook outlook(Needs needs, List<Capability> foundations, List<String> missingPrograms) {
        List<String> doubtful = needs.equals(Needs.UNKNOWN)
                ? List.of("its definition does not say what it needs")
                : withOutcome(foundations, Outcome.UNKNOWN).toList();
        return new Outlook(
                Stream.concat(withOutcome(foundations, Outcome.DENIED), missingPrograms.stream())
                        .toList(),
                doubtful);
    }

    private Stream<String> withOutcome(List<Capability> foundations, Outcome outcome) {
        return foundations.stream()
                .filter(capability -> results.containsKey(capability)
                        && results.get(capability).probe().outcome() == outcome)
                .map(Capability::id);
    }
}
