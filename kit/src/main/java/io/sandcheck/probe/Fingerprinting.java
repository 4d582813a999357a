package io.sandcheck.probe;

import io.sandcheck.host.Placement;
import io.sandcheck.host.Placement.Placed;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Takes fingerprints on a host. It first takes that of a process outside of every sandbox, because only a comparison
 * shows which namespaces and filters belong to a process. Then it takes those of other processes.
 *
 * <p>One command takes each fingerprint. It ends within a few seconds, whatever the network does.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Fingerprinting {

    static final String PROGRAM = "fingerprint.py";

    private final String python;
    private final FingerprintAnswers baseline;
    private final PolicyFingerprint outside;

    /**
     * Take the fingerprint of a process outside.
     *
     * @param outside executes a program and its arguments outside of every sandbox, and waits for it
     * @param python the interpreter that runs the program there, and in all other places
     * @param placement how the program gets there
     * @param questions what to ask outside
     */
    public Fingerprinting(
            Function<List<String>, CommandResult> outside,
            String python,
            Placement placement,
            FingerprintQuestions questions) {
        this.python = python;
        this.baseline = ask(outside, placement, questions);
        this.outside = new FingerprintReading(questions, baseline, baseline).fingerprint();
    }

    /** Return the fingerprint of the process outside. */
    public PolicyFingerprint outside() {
        return outside;
    }

    /**
     * Take the fingerprint of another process. If an answer is missing or cannot be believed, its line is not known.
     *
     * @param place executes a program and its arguments where the fingerprint is to be taken, and waits for it
     * @param placement how the program gets there
     */
    public PolicyFingerprint take(
            Function<List<String>, CommandResult> place, Placement placement, FingerprintQuestions questions) {
        return new FingerprintReading(questions, ask(place, placement, questions), baseline).fingerprint();
    }

    private FingerprintAnswers ask(
            Function<List<String>, CommandResult> place, Placement placement, FingerprintQuestions questions) {
        Placed program = placement.place("probes", PROGRAM);
        List<String> argv = new ArrayList<>(program.words(python));
        argv.add(Json.line(questions));
        return FingerprintAnswers.of(place.apply(argv), program.token());
    }
}
