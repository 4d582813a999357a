package io.sandcheck.experiment;

import static io.sandcheck.experiment.SampleArms.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.diagnosis.Fact;
import io.sandcheck.experiment.ArmDifference.Kind;
import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.OpenSandbox;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change that a sandbox makes to each command is suspected only of a failure that it can have caused. */
class HandOverJudgeTests {

    private static Host host;
    private static OpenSandbox rewritesOutput;
    private static OpenSandbox changesExitCodes;

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
        rewritesOutput = open("ref-rewrites-output");
        changesExitCodes = open("ref-changes-exit-codes");
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"STDOUT", "ENDS_EARLY"})
    void outputThatDiffersMayBeRewritten(Kind kind) {
        assertThat(suspected(exit(0), exit(0), kind, rewritesOutput)).containsEntry(Fact.SUSPECT, "keeps-streams");
    }

    @Test
    void aSandboxThatRewritesOutputIsNotSuspectedOfAnythingElse() {
        assertThat(suspected(exit(0), exit(0), Kind.FILE, rewritesOutput)).isEmpty();
        assertThat(suspected(exit(0), exit(0), null, rewritesOutput)).isEmpty();
        assertThat(suspected(exit(0), exit(1), Kind.OUTCOME, rewritesOutput)).isEmpty();
    }

    @Test
    void anExitCodeThatTheSandboxMakesOfThatOfTheCommandIsItsOwn() {
        assertThat(suspected(exit(0), exit(3), Kind.OUTCOME, changesExitCodes))
                .containsEntry(Fact.SUSPECT, "keeps-exit-code");
        assertThat(suspected(exit(0), exit(1), Kind.OUTCOME, changesExitCodes)).isEmpty();
        assertThat(suspected(exit(0), exit(0), Kind.STDOUT, changesExitCodes)).isEmpty();
    }

    @Test
    void nothingIsSuspectedIfAnArmHasNoExitCode() {
        assertThat(suspected(null, exit(3), Kind.OUTCOME, changesExitCodes)).isEmpty();
        assertThat(suspected(exit(0), null, Kind.OUTCOME, changesExitCodes)).isEmpty();
    }

    private static Map<Fact, String> suspected(
            @Nullable CommandResult outside, @Nullable CommandResult inside, @Nullable Kind kind, OpenSandbox open) {
        return HandOverJudge.suspected(
                outside, inside, Optional.ofNullable(kind).map(each -> new ArmDifference(each, "it differs")), open);
    }

    private static OpenSandbox open(String sandbox) {
        return new OpenSandbox(SandboxCatalog.ofFixtures().find(sandbox), SandboxPolicy.WORKSPACE_WRITE, host, host);
    }
}
