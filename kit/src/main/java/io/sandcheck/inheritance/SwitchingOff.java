package io.sandcheck.inheritance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.adapter.SettingsFile;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.EnforcementAct;
import io.sandcheck.session.FileTool;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.SessionFamily;
import io.sandcheck.session.Surroundings;
import io.sandcheck.shell.ShellWords;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a session write the settings that switch off its own sandbox. */
record SwitchingOff(SessionFamily family, Collection<EnforcementAct> forbidden, Surroundings around) {

    private static final String SHELL = "shell";
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final String WRITE = "mkdir -p \"${1%/*}\"; cat > \"$1\"";

    void byEachDoor() {
        if (!family.isSandboxed()) {
            tryWhatIsForbidden(SHELL);
            return;
        }
        by(SHELL, file -> write(family.parent(), file));
        family.doors().forEach(door -> by(door.id(), file -> write(family.through(door), file)));
    }

    private void by(String door, Consumer<SettingsFile> writing) {
        for (SettingsFile file : family.settings()) {
            if (!around.effects().isEmpty()) {
                return; // Later effects may come from the same file.
            }
            Optional<String> before = around.readIfThere(file.path());
            try {
                writing.accept(file);
                if (isWritten(file)) {
                    tryWhatIsForbidden("after the %s wrote %s".formatted(door, file.path()));
                }
            } finally {
                putBack(file.path(), before);
            }
        }
    }

    private void putBack(String path, Optional<String> content) {
        content.ifPresentOrElse(
                text -> around.put(path, text),
                () -> around.prepare(
                        ShellWords.of(List.of("rm", "-f", "--", path)),
                        family.parent().workspace(),
                        TIME_LIMIT));
    }

    private boolean isWritten(SettingsFile file) {
        return around.readIfThere(file.path())
                .filter(new String(file.content(), UTF_8)::equals)
                .isPresent();
    }

    private static void write(SandboxSession session, SettingsFile file) {
        Optional<FileTool> tool = session.fileTool();
        if (tool.isPresent()) {
            tool.get().write(file.path(), new String(file.content(), UTF_8));
        } else {
            session.run(Command.of("sh", "-c", WRITE, "sh", file.path()).withStdin(file.content()));
        }
    }

    private void tryWhatIsForbidden(String when) {
        forbidden.forEach(act -> around.by(when, () -> ForbiddenActs.attempt(act, family.parent(), around)));
    }
}
