package io.sandcheck.seccomp;

import static io.sandcheck.seccomp.FilterInterpreter.ALLOW;
import static io.sandcheck.seccomp.FilterInterpreter.I386;
import static io.sandcheck.seccomp.FilterInterpreter.KILL_PROCESS;
import static io.sandcheck.seccomp.FilterInterpreter.X86_64;
import static io.sandcheck.seccomp.FilterInterpreter.fail;
import static io.sandcheck.seccomp.FilterInterpreter.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeccompAssemblerTests {

    private static final int SOCKET = 41;
    private static final int BIND = 49;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;
    private static final int X32 = 0x40000000;

    @Test
    void aDeniedCallFailsWithItsErrnoAndTheOthersAreAllowed() {
        SeccompFilter filter = SeccompAssembler.assemble(List.of(new SeccompRule("bind", null, "EPERM")));

        assertThat(run(filter, X86_64, BIND)).isEqualTo(fail(EPERM));
        assertThat(run(filter, X86_64, SOCKET)).isEqualTo(ALLOW);
    }

    @Test
    void aKillingRuleKillsTheProcess() {
        SeccompFilter filter = SeccompAssembler.assemble(List.of(new SeccompRule("bind", null, "kill")));

        assertThat(run(filter, X86_64, BIND)).isEqualTo(KILL_PROCESS);
    }

    @Test
    void aConditionComparesAllBitsOfItsArgument() {
        SeccompFilter filter = SeccompAssembler.assemble(
                List.of(new SeccompRule("socket", new ArgumentEquals(2, 0x1_0000_0002L), "EPERM")));

        assertThat(run(filter, X86_64, SOCKET, 0, 0, 0x1_0000_0002L)).isEqualTo(fail(EPERM));
        assertThat(run(filter, X86_64, SOCKET, 0, 0, 2)).isEqualTo(ALLOW);
        assertThat(run(filter, X86_64, SOCKET, 0, 0, 0x1_0000_0000L)).isEqualTo(ALLOW);
        assertThat(run(filter, X86_64, SOCKET, 0x1_0000_0002L, 0, 0)).isEqualTo(ALLOW);
    }

    @Test
    void aConditionOnSomeBitsLeavesTheOthersOutOfAccount() {
        SeccompFilter filter = SeccompAssembler.assemble(
                List.of(new SeccompRule("socket", ArgumentEquals.has(0, 0x1_0000_0002L), "EPERM")));

        assertThat(run(filter, X86_64, SOCKET, 0x1_0000_0002L)).isEqualTo(fail(EPERM));
        assertThat(run(filter, X86_64, SOCKET, 0x7_0000_0007L)).isEqualTo(fail(EPERM));
        assertThat(run(filter, X86_64, SOCKET, 0x7_0000_0005L)).isEqualTo(ALLOW);
        assertThat(run(filter, X86_64, SOCKET, 2)).isEqualTo(ALLOW);
        assertThat(run(filter, X86_64, BIND, 0x1_0000_0002L)).isEqualTo(ALLOW);
    }

    @Test
    void theFirstRuleAboutACallWins() {
        SeccompFilter filter = SeccompAssembler.assemble(List.of(
                new SeccompRule("socket", new ArgumentEquals(0, 1), "ENOSYS"),
                new SeccompRule("socket", null, "EPERM"),
                new SeccompRule("socket", new ArgumentEquals(0, 2), "kill")));

        assertThat(run(filter, X86_64, SOCKET, 1)).isEqualTo(fail(ENOSYS));
        assertThat(run(filter, X86_64, SOCKET, 2)).isEqualTo(fail(EPERM));
    }

    @Test
    void callsOfAnotherArchitectureKillAndThoseOfX32DoNotExist() {
        SeccompFilter filter = SeccompAssembler.assemble(List.of(new SeccompRule("bind", null, "EPERM")));

        assertThat(run(filter, I386, SOCKET)).isEqualTo(KILL_PROCESS);
        assertThat(run(filter, X86_64, X32 | BIND)).isEqualTo(fail(ENOSYS));
        assertThat(run(filter, X86_64, X32 | SOCKET)).isEqualTo(fail(ENOSYS));
    }

    @Test
    void unknownNamesAreFaults() {
        assertThatThrownBy(() -> SeccompAssembler.assemble(List.of(new SeccompRule("bynd", null, "EPERM"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown system call [bynd]");
        assertThatThrownBy(() -> SeccompAssembler.assemble(List.of(new SeccompRule("bind", null, "EPREM"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown errno [EPREM]");
    }

    @Test
    void aFilterHoldsAsManyInstructionsAsTheKernelTakes() {
        SeccompRule rule = new SeccompRule("bind", null, "EPERM");
        int most = (4096 - 6 - 1) / 3;

        assertThat(SeccompAssembler.assemble(Collections.nCopies(most, rule)).program())
                .hasSizeLessThanOrEqualTo(4096 * 8);
        assertThatThrownBy(() -> SeccompAssembler.assemble(Collections.nCopies(most + 1, rule)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Too many rules for one filter, which holds 4096 instructions");
    }
}
