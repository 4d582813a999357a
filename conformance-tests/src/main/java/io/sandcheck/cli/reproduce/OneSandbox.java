package io.sandcheck.cli.reproduce;

import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.selection.Selection;

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
}
