package io.sandcheck.conformance.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.probe.ConditionCheck;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each condition, made on the host of a sandbox that would start there: it has all programs and privileges. */
class HostConditionsIT {

    private static final HostProvider CONTAINERS = HostKinds.choose("container");
    private static final Sandbox SANDBOX = SandboxCatalog.ofFixtures().find("sandbox-runtime");

    private static final Map<String, String> BEFORE = new TreeMap<>();
    private static Host ordinary;

    @BeforeAll
    static void open() throws IOException {
        BEFORE.putAll(settings());
        ordinary = open(HostCondition.NONE);
    }

    @AfterAll
    static void close() {
        ordinary.close();
    }

    static Stream<HostCondition> conditions() {
        return HostCondition.all().stream().filter(condition -> !condition.isNone() && condition.isOfContainers());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void conditionHoldsWhereItWasMadeAndNotElsewhere(HostCondition condition) {
        try (Host host = open(condition)) {
            assertThat(ConditionCheck.problems(host, condition)).isEmpty();
        }
        assertThat(ConditionCheck.problems(ordinary, condition)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void settingsOfTheMachineAreWhatTheyWere(HostCondition condition) throws IOException {
        open(condition).close();

        assertThat(settings()).isEqualTo(BEFORE);
    }

    private static Host open(HostCondition condition) {
        return CONTAINERS.open(SANDBOX, condition, RunOwner.newRun(), line -> {});
    }

    private static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        try (Stream<Path> limits = Files.list(Path.of("/proc/sys/user"))) {
            for (Path limit : limits.toList()) {
                settings.put(limit.toString(), Files.readString(limit));
            }
        }
        return settings;
    }
}
