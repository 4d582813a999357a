package io.sandcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that is there outside, and that the workload does not find inside. */
class MissingFilesTests {

    private static final TracedCall SEARCH = new TracedCall("newfstatat", "newfstatat(AT_FDCWD, \"/opt/x\")", "ENOENT");

    private final Diagnostician diagnostician = new Diagnostician();

    @Test
    void fileThatTheOutputMissesIsShownToBeMissing() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload("tool: /opt/x: No such file or directory\n").calls(List.of(SEARCH)));

        assertThat(diagnosis.id()).isEqualTo("file-missing");
        assertThat(diagnosis.title())
                .isEqualTo(
                        "newfstatat of /opt/x failed with ENOENT (No such file or directory) inside, but not outside.");
    }

    /** git says which repository it misses, but not by which error. */
    @Test
    void pathThatExistsOutsideIsProbablyWhatACommandWithoutAnErrorMisses() {
        Observation observation = Observation.of(
                        Phase.WORKLOAD, Observed.exited(128, "", "fatal: not a git repository: (null)\n"))
                .outside(Observed.SUCCESS)
                .calls(List.of())
                .fact(Fact.HIDDEN_PATH, "/srv/origin/HEAD");

        Diagnosis diagnosis = diagnostician.diagnose(observation);

        assertThat(diagnosis.id()).isEqualTo("file-missing");
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.PROBABLE);
        assertThat(diagnosis.title())
                .isEqualTo("/srv/origin/HEAD exists outside, but the workload does not find it inside.");
        assertThat(diagnostician
                        .diagnose(
                                Observed.workload("tool: Connection refused\n").fact(Fact.HIDDEN_PATH, "/srv/x"))
                        .id())
                .isEqualTo("unexplained");
    }
}
