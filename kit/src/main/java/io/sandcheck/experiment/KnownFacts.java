package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Fact;
import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.sandbox.StartRetries;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Setting;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts that are known about every experiment, whatever its result.
 *
 * @param python version of the variant; null if there is none
 */
record KnownFacts(
        Sandbox sandbox, Setting setting, @Nullable String python) {

    /**
     * Return the facts.
     *
     * @param start of the sandbox; null if it was not started
     */
    Map<Fact, String> on(Host host, @Nullable StartCheck start) {
        Map<Fact, String> facts = Fact.of(host.facts().values());
        facts.put(Fact.SANDBOX, setting.sandbox());
        facts.put(Fact.SANDBOX_VERSION, setting.version());
        facts.put(Fact.POLICY, setting.policy().id());
        facts.put(Fact.NETWORK, setting.policy().network().id());
        facts.put(Fact.HOST, setting.host());
        StartRetries retries = sandbox.definition().startRetries();
        if (retries != null) {
            facts.put(Fact.START_RETRIES, String.valueOf(retries.times()));
        }
        facts.put(Fact.NEEDS, foundations());
        if (start != null) {
            facts.put(Fact.EXIT_CODE_KEPT, String.valueOf(start.exitCodeKept()));
        }
        if (python != null) {
            facts.put(Fact.PYTHON, python);
        }
        return facts;
    }

    private String foundations() {
        PolicyLaunch launch = sandbox.policies().get(setting.policy());
        List<Capability> ofPolicy = launch == null ? List.of() : launch.needs();
        return Stream.concat(sandbox.needs().foundations().stream(), ofPolicy.stream())
                .map(Capability::id)
                .collect(Collectors.joining(" "));
    }
}
