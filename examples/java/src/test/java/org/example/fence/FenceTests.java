package org.example.fence;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.jupiter.InheritsParentPolicy;
import io.sandcheck.jupiter.OnHost;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.jupiter.ScenarioFiles;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;

class FenceTests {

    /** The workload is sandcheck/workloads/pack_in_memory.py. */
    @Scenario(id = "fence/packs-in-memory", policies = "workspace-write")
    @RequiresMemoryFile
    void packsInMemory(SandboxSession sandbox) {
        assertThat(sandbox.python("pack_in_memory.py")).succeeds().printsLine("{\"read\": \"hello\"}");
    }

    /** The scenarios are files, in sandcheck/scenarios. */
    @ScenarioFiles
    void files() {}

    /** The act is sandcheck/acts/make_pipe.py. Its output proves nothing, so the test looks for the pipe from outside. */
    @Guard(id = "guard/make-pipe-in-home", policies = "workspace-write")
    void makesAPipeInTheHomeDirectory(SandboxSession sandbox, Surroundings around) {
        String pipe = around.directoryInHome() + "/pipe";
        sandbox.attempt("make_pipe.py", pipe);
        around.effect(around.exists(pipe), "the named pipe " + pipe + " was made");
    }

    /** Children are processes of the sandbox, unless its definition names an adapter. */
    @Scenario(id = "fence/children-keep-policy", policies = "workspace-write")
    @InheritsParentPolicy(children = 2, lines = {"connect-*", "Seccomp"})
    void childrenMayDoWhatTheirParentMay(PolicyInheritance family) {
        assertThat(family).everyChildMatchesItsParent();
    }

    /** The condition is sandcheck/hosts/no-strace.yaml; without Docker there is no such host, and nothing is run. */
    @Scenario(id = "fence/runs-without-strace", policies = "workspace-write")
    @OnHost("no-strace")
    void runsWithoutStrace(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "! command -v strace")).succeeds();
    }
}
