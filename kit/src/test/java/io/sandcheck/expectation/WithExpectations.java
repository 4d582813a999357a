package io.sandcheck.expectation;

import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox with expectations in a folder, and updates of them. */
abstract class WithExpectations {

    static final String RULES = """
            # What is known of it.

            # the first
            - scenario: ipc/one
              verdict: DEVIATES # since ever
              diagnosis: unix-socket-bind-denied
              issue: mine#1
              reason: bind is denied

            # all of Python
            - {scenario: "python/*", verdict: DEVIATES, reason: "slow"}
            - scenario: ipc/two
              reason: a reason that stays
              verdict: DEVIATES
            # the end
            """;

    static final Set<Acceptance> ALL = EnumSet.allOf(Acceptance.class);

    @TempDir
    Path folder;

    static Subject subject(String scenario) {
        return new Subject(scenario, null, Level.MUST, List.of());
    }

    String update(String rules, SeenResult... seen) throws IOException {
        return ExpectationUpdate.of(read(rules, "1.0", "workspace-write"), List.of(seen), new UpdateTerms(ALL, null))
                .text();
    }

    String updateForAReason(String rules, SeenResult... seen) throws IOException {
        return ExpectationUpdate.of(
                        read(rules, "1.0", "workspace-write"), List.of(seen), new UpdateTerms(ALL, "we \"know\""))
                .text();
    }

    Expectations read(String rules, String versions) throws IOException {
        return read(rules, versions, "workspace-write", "workspace-write+network");
    }

    Expectations read(String rules, String versions, String... policies) throws IOException {
        StringBuilder definition =
                new StringBuilder("name: mine\ntitle: Mine\nversions: [%s]\npolicies:\n".formatted(versions));
        for (String policy : policies) {
            definition.append("  ").append(policy).append(": {argv: [\"{command}\"]}\n");
        }
        Files.writeString(folder.resolve("sandbox.yaml"), definition);
        Path file = folder.resolve("expectations.yaml");
        if (rules.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, rules);
        }
        return Expectations.of(SandboxDefinition.read(folder.resolve("sandbox.yaml")));
    }

    static SeenResult seen(String scenario, Verdict verdict, @Nullable String diagnosis) {
        return new SeenResult(
                new Subject(scenario, null, Level.MUST, List.of()),
                new Setting("mine", "1.0", SandboxPolicy.WORKSPACE_WRITE, "process", "none"),
                verdict,
                diagnosis,
                "it \"was\" seen");
    }
}
