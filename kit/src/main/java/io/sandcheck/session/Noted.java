package io.sandcheck.session;

import java.util.ArrayList;
import java.util.List;

/** What was seen outside of a sandbox while acts were tried in it. */
final class Noted {

    private final List<String> effects = new ArrayList<>();
    private final List<String> residue = new ArrayList<>();
    private String actor = "";

    void effect(boolean seen, String what) {
        if (seen) {
            effects.add(actor + what);
        }
    }

    /** Run an action, and attribute the effects that are noted meanwhile to somebody. */
    void by(String who, Runnable action) {
        actor = who + ": ";
        try {
            action.run();
        } finally {
            actor = "";
        }
    }

    void residue(String what) {
        residue.add(what);
    }

    /** Return the effects in one line; empty if there were none. */
    String effects() {
        return String.join("; ", effects);
    }

    /** Return what was left behind, in one line; empty if nothing was. */
    String residue() {
        return String.join("; ", residue);
    }
}
