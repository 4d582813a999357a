package io.sandcheck.conformance.start;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.sandbox.Command;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The simplest commands, in places and circumstances in which sandboxes did not start: tier 0. The scenarios {@code
 * startup/*} are different: they are about the message of a sandbox that cannot start on a host.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class StartScenarios {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    /** In bytes: more than a pipe holds. */
    private static final int MUCH = 100_000;

    /** The numbers up to this one are as much. */
    private static final String LAST = "20000";

    @Scenario(id = "start/without-terminal", policies = "workspace-write")
    @ReportedIn({"anthropics/claude-code#78419", "anthropics/claude-code#83922"})
    void startsWithoutATerminal(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "test ! -t 0 && test ! -t 1 && test ! -t 2"))
                .succeeds();
    }

    @Scenario(id = "start/write-lasts", policies = "workspace-write")
    void whatItWritesInTheWorkspaceLasts(SandboxSession sandbox) {
        assertThat(sandbox.run("sh", "-c", "echo lasts >lasts.txt")).succeeds();
        sandbox.mustBeAsOutside("lasts.txt");
    }

    @Guard(id = "start/write-outside", act = "write-outside-workspace", policies = "workspace-write")
    void writesOutsideOfTheWorkspace(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.writeOutsideWorkspace(sandbox, around);
    }

    @Scenario(id = "start/exit-code", policies = "workspace-write")
    @ReportedIn({"anthropics/claude-code#45853", "openai/codex#46702"})
    @ForEachVariant({"0", "7", "44", "127", "143"})
    void exitCodeComesThrough(SandboxSession sandbox, String code) {
        Command exit = Command.of("sh", "-c", "exit " + code).withTimeLimit(TIME_LIMIT);

        assertThat(sandbox.run(exit)).exitsWith(Integer.parseInt(code));
    }

    @Scenario(id = "start/standard-input", policies = "workspace-write")
    void standardInputReachesTheCommand(SandboxSession sandbox) {
        String line = RandomNames.token();
        Command cat = Command.of("cat")
                .withStdin((line + "\n").getBytes(StandardCharsets.UTF_8))
                .withTimeLimit(TIME_LIMIT);

        assertThat(sandbox.run(cat)).succeeds().printsLine(line);
    }

    @Scenario(id = "start/much-input", policies = "workspace-write")
    void allInputReachesTheCommand(SandboxSession sandbox) {
        Command count = Command.of("wc", "-c").withStdin(new byte[MUCH]).withTimeLimit(TIME_LIMIT);

        assertThat(sandbox.run(count)).succeeds().printsLine(String.valueOf(MUCH));
    }

    @Scenario(id = "start/much-output", policies = "workspace-write")
    void allOutputOfTheCommandArrives(SandboxSession sandbox) {
        Command count = Command.of("seq", LAST).withTimeLimit(TIME_LIMIT);

        assertThat(sandbox.run(count)).succeeds().printsLine(LAST);
    }

    @Scenario(id = "start/directory-of-root", policies = "workspace-write")
    @ReportedIn("openai/codex#34059")
    void startsInADirectoryOfRoot(SandboxSession sandbox) {
        sandbox.startIn("/usr/share");

        assertThat(sandbox.run("pwd")).succeeds().printsLine("/usr/share");
    }

    /** The home directory is reached through a symbolic link, or is new: no program has settings there yet. */
    @Scenario(id = "start/home", policies = "workspace-write")
    @ForEachVariant({"link", "empty"})
    void startsWithAHome(SandboxSession sandbox, Surroundings around, String kind) {
        String home = sandbox.workspace() + "/home";
        around.prepare(
                kind.equals("link") ? "ln -s '%s' home".formatted(around.home()) : "mkdir home",
                sandbox.workspace(),
                TIME_LIMIT);
        Command command =
                Command.of("true").withEnvironment(Map.of("HOME", home)).withTimeLimit(TIME_LIMIT);

        assertThat(sandbox.run(command)).succeeds();
    }

    @Scenario(id = "start/workspace", policies = "workspace-write")
    @ReportedIn({"openai/codex#37318", "anthropics/claude-code#33615"})
    @ForEachVariant({"worktree", "link", "name"})
    void startsInAWorkspace(SandboxSession sandbox, Surroundings around, String kind) {
        String directory = sandbox.workspace() + (kind.equals("name") ? "/déjà vu – ŝtatoj" : "/" + kind);
        if (kind.equals("link")) {
            around.prepare("mkdir real && ln -s real link", sandbox.workspace(), TIME_LIMIT);
        } else {
            around.put(directory + "/README", "");
        }
        if (kind.equals("worktree")) {
            linkWorktree(around, directory);
        }
        sandbox.moveInto(directory);

        assertThat(sandbox.run("sh", "-c", "echo written >file.txt && cat file.txt"))
                .succeeds()
                .printsLine("written");
        sandbox.mustBeAsOutside("file.txt");
    }

    /** The workspace contains a symbolic link whose target exists. Some sandboxes mount something over such a path. */
    @Scenario(id = "start/link-in-workspace", policies = "workspace-write")
    @ReportedIn({
        "anthropics/claude-code#86508",
        "openai/codex#15725",
        "openai/codex#17079",
        "openai/codex#27354",
        "anthropic-experimental/sandbox-runtime#221"
    })
    @ForEachVariant({"file", "directory", "agents", "git", "hooks"})
    void startsBesideALink(SandboxSession sandbox, Surroundings around, String kind) {
        String link =
                switch (kind) {
                    case "file" -> "touch '%s/file' && ln -s '%<s/file' link";
                    case "directory" ->
                        "mkdir '%s/configuration' && touch '%<s/configuration/.env'"
                                + " && ln -s '%<s/configuration' configuration";
                    case "agents" -> "mkdir -p shared/agents && ln -s shared/agents .agents";
                    case "git" -> "mkdir '%s/git' && ln -s '%<s/git' .git";
                    default -> "mkdir .git hooks && ln -s ../hooks .git/hooks";
                };
        around.prepare(link.formatted(around.directory()), sandbox.workspace(), TIME_LIMIT);
        Command echo = Command.of("echo", "started").withTimeLimit(TIME_LIMIT);

        assertThat(sandbox.run(echo)).succeeds().printsLine("started");
    }

    /** The files that {@code git worktree add} creates, see gitrepository-layout(5). */
    private static void linkWorktree(Surroundings around, String directory) {
        String git = around.directory() + "/.git";
        String own = git + "/worktrees/worktree";
        around.put(git + "/HEAD", "ref: refs/heads/main\n");
        around.put(git + "/config", "[core]\n\tbare = false\n");
        around.put(git + "/objects/info/packs", "\n");
        around.put(git + "/refs/heads/.keep", "");
        around.put(own + "/HEAD", "ref: refs/heads/worktree\n");
        around.put(own + "/commondir", "../..\n");
        around.put(own + "/gitdir", directory + "/.git\n");
        around.put(directory + "/.git", "gitdir: " + own + "\n");
    }
}
