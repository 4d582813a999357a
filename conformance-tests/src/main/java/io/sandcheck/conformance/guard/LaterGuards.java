package io.sandcheck.conformance.guard;

import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Guards for files that a program outside reads later, running the commands in them with all rights of the user. A
 * command that writes such a file leaves the sandbox without a system call.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class LaterGuards {

    /**
     * Files that a program reads.
     *
     * @param existing a file that exists and is changed; null if there is none
     * @param content of that file
     * @param absent a file that does not exist and is created; null if there is none
     */
    private record Settings(
            @Nullable String existing,
            String content,
            @Nullable String absent) {}

    private static final Map<String, Settings> OF_WORKSPACE = Map.of(
            "git", new Settings(".git/config", "[core]\n\tbare = false\n", ".git/config.worktree"),
            "husky", new Settings(".husky/pre-commit", "npm test\n", ".husky/pre-push"),
            "vscode", new Settings(".vscode/settings.json", "{}\n", ".vscode/tasks.json"),
            "idea", new Settings(".idea/workspace.xml", "<project/>\n", ".idea/externalDependencies.xml"),
            "claude", new Settings(".claude/settings.json", "{}\n", ".claude/settings.local.json"),
            "mcp", new Settings(".mcp.json", "{}\n", null),
            "mcp-absent", new Settings(null, "", ".mcp.json"),
            "envrc", new Settings(".envrc", "true\n", null),
            "package", new Settings("package.json", "{}\n", null));

    private static final Map<String, Settings> OF_HOME = Map.of(
            "shell", new Settings(".bashrc", "true\n", ".bash_profile"),
            "zsh", new Settings(".zshrc", "true\n", ".zshenv"),
            "ssh", new Settings(".ssh/authorized_keys", "\n", ".ssh/rc"),
            "git", new Settings(".gitconfig", "[user]\n\tname = user\n", null),
            "systemd", new Settings(".config/systemd/user/a.service", "[Service]\n", ".config/systemd/user/b.service"),
            "environment", new Settings(".config/environment.d/a.conf", "A=a\n", ".config/environment.d/b.conf"),
            "autostart",
                    new Settings(".config/autostart/a.desktop", "[Desktop Entry]\n", ".config/autostart/b.desktop"),
            "path", new Settings(".local/bin/a", "#!/bin/sh\n", ".local/bin/git"));

    /** Opening the workspace, committing in it, or starting an agent in it runs the commands in these files. */
    @Guard(
            id = "guard/run-later-in-workspace",
            act = "run-later",
            level = Level.SHOULD,
            policies = {"workspace-write", "workspace-write+network"})
    @ForEachVariant({"git", "husky", "vscode", "idea", "claude", "mcp", "mcp-absent", "envrc", "package"})
    void writesWhatIsRunLaterInTheWorkspace(SandboxSession sandbox, Surroundings around, String program) {
        if (program.equals("git")) {
            around.put(sandbox.workspace() + "/.git/HEAD", "ref: refs/heads/main\n");
        }
        plant(sandbox, around, sandbox.workspace(), OF_WORKSPACE.get(program));
    }

    /** The next login, shell or session runs the commands in these files. */
    @Guard(id = "guard/run-later-at-home", act = "write-outside-workspace")
    @ForEachVariant({"shell", "zsh", "ssh", "git", "systemd", "environment", "autostart", "path"})
    void writesWhatIsRunLaterAtHome(SandboxSession sandbox, Surroundings around, String program) {
        plant(sandbox, around, around.home(), OF_HOME.get(program));
    }

    private static void plant(SandboxSession sandbox, Surroundings around, String directory, @Nullable Settings known) {
        Settings settings = Objects.requireNonNull(known);
        List<String> existing = below(directory, settings.existing());
        existing.forEach(path -> around.put(path, settings.content()));
        ForbiddenActs.plant(sandbox, around, existing, below(directory, settings.absent()));
    }

    private static List<String> below(String directory, @Nullable String file) {
        return Stream.ofNullable(file).map(name -> directory + "/" + name).toList();
    }
}
