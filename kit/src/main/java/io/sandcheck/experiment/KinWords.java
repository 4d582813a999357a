package io.sandcheck.experiment;

import io.sandcheck.inheritance.ChildStanding;
import io.sandcheck.inheritance.InheritanceFault;
import io.sandcheck.inheritance.InheritanceMatrix;
import io.sandcheck.probe.Relation;
import io.sandcheck.sandbox.Disclaimer;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words for a comparison: children with their parent, or a door of an agent with its shell.
 *
 * @param door null if it is about children
 * @param promise what the makers of the sandbox say about that door, if they do not promise to confine it
 */
record KinWords(@Nullable Door door, String promise) {

    private static final String DOOR = "door-";

    static KinWords of(@Nullable Door door, Sandbox sandbox) {
        Optional<Disclaimer> disclaimer =
                door == null ? Optional.empty() : sandbox.definition().session().disclaimerOf(door);
        return new KinWords(door, disclaimer.map(each -> "; " + each.reason()).orElse(""));
    }

    /** Return the name of a fault in rules. */
    String fact(InheritanceFault.Kind kind) {
        return door != null && kind == InheritanceFault.Kind.WIDER ? DOOR + kind.id() : kind.id();
    }

    private String child() {
        return door == null ? "a child" : "the door [%s]".formatted(door.id());
    }

    private String parent() {
        return door == null ? "its parent" : "the shell";
    }

    String of(InheritanceFault.Kind kind) {
        return switch (kind) {
            case WIDER ->
                door == null
                        ? "a child may do more than its parent"
                        : "the door [%s] allows more than the shell".formatted(door.id());
            case LOST -> "a child was lost";
            case NARROWER -> "%s may do less than %s".formatted(child(), parent());
            case LIES -> "the environment makes a false claim";
            case CLAIMS -> "the environment of %s makes other claims than that of %s".formatted(child(), parent());
            case DIFFERENT -> "%s differs from %s".formatted(child(), parent());
            case UNKNOWN -> "it was not seen whether %s may do the same as %s".formatted(child(), parent());
        };
    }

    Judgement conforms(InheritanceMatrix matrix) {
        List<String> less = matrix.children().stream()
                .filter(child -> child.inRole() && child.relation() != Relation.EQUAL)
                .map(ChildStanding::name)
                .toList();
        String roles = less.isEmpty() ? "" : ", %s less, as its role says".formatted(String.join(", ", less));
        List<String> denied = matrix.deniedToTheParent();
        String although = denied.isEmpty() ? "" : ", which is itself denied: " + String.join(", ", denied);
        String who =
                door == null ? "each of %d children".formatted(matrix.children().size()) : child();
        return new Judgement(
                Verdict.CONFORMS, "%s may do what %s may%s%s".formatted(who, parent(), roles, although), null);
    }
}
