package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenarios and the sandbox in which they are judged. */
final class SampleScenarios {

    static final Sandbox SANDBOX = SandboxCatalog.ofFixtures().find("ref-permits-all");
    static final SandboxPolicy POLICY = SandboxPolicy.UNRESTRICTED;

    static final ScenarioSpec GUARD = of(ScenarioKind.SECURITY, List.of(), null);
    static final ScenarioSpec WORKLOAD = of(ScenarioKind.COMPATIBILITY, List.of(), null);

    private SampleScenarios() {}

    static ScenarioSpec of(ScenarioKind kind, List<Capability> requires, @Nullable Door door) {
        return new ScenarioSpec(
                new Subject("sample/act", null, kind, Level.MUST, List.of()),
                requires,
                null,
                List.of(),
                false,
                List.of("sample/act", "write-home"),
                Duration.ofSeconds(20),
                null,
                door);
    }

    static Judge judge(ScenarioSpec scenario) {
        return judge(SANDBOX, POLICY, scenario);
    }

    static Judge judge(Sandbox sandbox, SandboxPolicy policy, ScenarioSpec scenario) {
        return new Judge(
                new Diagnostician(),
                sandbox,
                new Setting(sandbox.name(), sandbox.version(), policy, "process", "none"),
                scenario);
    }
}
