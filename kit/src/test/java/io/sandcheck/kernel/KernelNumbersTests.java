package io.sandcheck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelNumbersTests {

    @Test
    void systemCallsAreKnownByNameAndNumber() {
        assertThat(SystemCalls.find("read")).hasValue(0);
        assertThat(SystemCalls.find("bind")).hasValue(49);
        assertThat(SystemCalls.find("landlock_create_ruleset")).hasValue(444);
        assertThat(SystemCalls.find("frobnicate")).isEmpty();
        assertThat(SystemCalls.name(49)).hasValue("bind");
        assertThat(SystemCalls.names()).hasSize(382).doesNotContain("");
    }

    @Test
    void errorsAreKnownByName() {
        assertThat(ErrorNumbers.find("EPERM")).hasValue(1);
        assertThat(ErrorNumbers.find("EWOULDBLOCK")).isEqualTo(ErrorNumbers.find("EAGAIN"));
        assertThat(ErrorNumbers.names()).contains("ENOSYS", "EAFNOSUPPORT", "EHWPOISON");
    }

    @Test
    void errorsAreFoundInTheWordsOfPrograms() {
        assertThat(Errno.find("13")).hasValue(Errno.EACCES);
        assertThat(Errno.firstIn("Permission denied (os error 13)")).hasValue(Errno.EACCES);
        assertThat(Errno.EDQUOT.numbered()).isEqualTo("[Errno 122] EDQUOT");
    }

    @Test
    void signalsHaveTheNumbersOfLinux() {
        assertThat(Signal.SIGHUP.number()).isEqualTo(1);
        assertThat(Signal.SIGKILL.number()).isEqualTo(9);
        assertThat(Signal.SIGSYS.number()).isEqualTo(31);
        assertThat(Signal.find("TERM")).hasValue(Signal.SIGTERM);
        assertThat(Signal.SIGTERM.exitCode()).isEqualTo(143);
    }
}
