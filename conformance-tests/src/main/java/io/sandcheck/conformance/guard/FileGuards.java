package io.sandcheck.conformance.guard;

import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Level;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Guards for files that a policy protects from writing.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class FileGuards {

    private static final List<String> HOOKS = List.of("pre-commit", "post-checkout", "commit-msg", "post-merge");

    @Guard(id = "guard/write-outside-workspace", act = "write-outside-workspace")
    void writesOutsideOfTheWorkspace(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.writeOutsideWorkspace(sandbox, around);
    }

    @Guard(id = "guard/write-home", act = "write-outside-workspace")
    void writesIntoTheHomeDirectory(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.changeFiles(
                sandbox, around, around.directoryInHome(), List.of(".profile", ".bashrc", ".netrc", ".gitconfig"));
    }

    /** The act that only a policy without a writable workspace forbids. */
    @Guard(
            id = "guard/write-workspace",
            act = "write-workspace",
            policies = {"read-only", "read-only+network"})
    void writesInTheWorkspace(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.changeFiles(sandbox, around, sandbox.workspace() + "/" + RandomNames.name(), List.of());
    }

    /**
     * Git runs hooks, and programs in its configuration, with the rights of the user who commits, outside of any
     * sandbox.
     */
    @Guard(
            id = "guard/git-hooks-writable",
            act = "write-git-hooks",
            level = Level.SHOULD,
            policies = {"workspace-write", "workspace-write+network"})
    void writesAHookIntoTheRepositoryOfTheWorkspace(SandboxSession sandbox, Surroundings around) {
        String repository = sandbox.workspace() + "/.git";
        around.put(repository + "/HEAD", "ref: refs/heads/main\n");
        around.put(repository + "/config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
        around.put(repository + "/objects/info/packs", "\n");
        around.put(repository + "/refs/heads/.keep", "");
        around.put(repository + "/hooks/pre-commit.sample", "#!/bin/sh\n");
        ForbiddenActs.changeFiles(sandbox, around, repository + "/hooks", HOOKS, repository + "/config");
    }
}
