package io.sandcheck.cli.reproduce;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.selection.Selection;
import java.util.function.Consumer;

/** The only sandbox of a selection. */
final class OneSandbox {

    private OneSandbox() {}

    static Sandbox of(Selection selection) {
        if (selection.sandboxes().size() != 1) {
            throw new UsageException("--sandbox: it names %d sandboxes, %s; choose one of them"
                    .formatted(selection.sandboxes().size(), selection.sandboxes()));
        }
        return selection.sandboxes().get(0);
    }

    /**
     * Have what was chosen installed.
     *
     * @throws HostException if it cannot be
     */
    static Selection installed(Selection selection, Console console) {
        RunOwner owner = RunOwner.newRun();
        Consumer<String> progress = line -> console.err().println(Printable.line(line));
        selection.prepare(owner, progress);
        return selection.installed(owner, progress);
    }
}
