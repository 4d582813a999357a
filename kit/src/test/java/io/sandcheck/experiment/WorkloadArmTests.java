package io.sandcheck.experiment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A workload works if it asserts nothing that is wrong, and its last command ends. */
class WorkloadArmTests {

    private static Host host;

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void theLastCommandAndAllThatWasSeenBelongToTheArm() throws Exception {
        Arm arm = arm(60, (session, around, family) -> {
            session.run("sh", "-c", "echo one; exit 2");
            session.run("sh", "-c", "echo two; exit 3");
            around.effect(true, "a file was changed");
        });

        assertThat(arm.works()).isTrue();
        assertThat(arm.begun()).isTrue();
        assertThat(requireNonNull(arm.command()).exitCode()).isEqualTo(3);
        assertThat(arm.effect()).isEqualTo("a file was changed");
        assertThat(arm.compared()).extracting(ComparedCommand::stdout).containsExactly("one\n", "two\n");
    }

    @Test
    void anAssertionThatFailsIsTheFailureButNotEndlessly() throws Exception {
        assertThat(arm(60, (session, around, family) -> {
                            throw new AssertionError("\n  exit 1, expected 0\n");
                        })
                        .failure())
                .isEqualTo("exit 1, expected 0");
        assertThat(arm(60, (session, around, family) -> {
                            throw new AssertionError("x".repeat(5000));
                        })
                        .failure())
                .hasSize(4000);
    }

    @Test
    void aLastCommandThatDoesNotEndIsAFailureThoughNothingIsAsserted() throws Exception {
        assertThat(arm(1, (session, around, family) -> session.run("sleep", "1000"))
                        .failure())
                .contains(", killed after ");
        assertThat(arm(1, (session, around, family) -> {
                            session.run("sleep", "1000");
                            session.run("true");
                        })
                        .works())
                .isTrue();
    }

    @Test
    void anAssumptionThatDoesNotHoldInsideIsAFailureThere() throws Exception {
        Workload assuming = (session, around, family) -> {
            throw new AssumptionException("needs a bare machine");
        };

        assertThatExceptionOfType(AssumptionException.class).isThrownBy(() -> arm(60, assuming));
        try (SandboxSession session = session(60);
                Surroundings around = new Surroundings(host, host.pythons().get(0))) {
            assertThat(Arm.inside(session, around, assuming, null).failure())
                    .isEqualTo("an assumption does not hold inside: needs a bare machine");
        }
    }

    private static Arm arm(int seconds, Workload workload) throws Exception {
        try (SandboxSession session = session(seconds);
                Surroundings around = new Surroundings(host, host.pythons().get(0))) {
            return Arm.of(session, around, workload, null);
        }
    }

    private static SandboxSession session(int seconds) {
        return SandboxSession.outside(host, host.pythons().get(0), Duration.ofSeconds(seconds));
    }
}
