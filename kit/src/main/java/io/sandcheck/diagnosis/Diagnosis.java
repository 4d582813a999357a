package io.sandcheck.diagnosis;

import io.sandcheck.sandbox.Capability;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The named cause of a failure.
 *
 * <p>All its texts are printable lines, whatever a sandbox wrote: control characters, escape sequences and characters
 * that change the direction of text are shown as {@code \x1b} or {@code \u202e}.
 *
 * @param id kebab-case name: {@code unix-socket-bind-denied}
 * @param confidence how sure the cause is
 * @param title what happened, in one sentence
 * @param capability the capability that was denied; null if there is another cause
 * @param syscall the system call that was denied; null if none is known
 * @param errno the errno of the denial, as in {@code EPERM}; null if there is none
 * @param evidence what was seen, one observation in each line: quotes of the output, results of probes
 * @param reasons why the workload fails, one in each line
 * @param advice what to do, one step in each line, from the least to the most invasive
 * @param sources where to read more: manual pages, documentation, reports
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Diagnosis(
        String id,
        Kind kind,
        Confidence confidence,
        String title,
        @Nullable Capability capability,
        @Nullable String syscall,
        @Nullable String errno,
        List<String> evidence,
        List<String> reasons,
        List<String> advice,
        List<String> sources) {

    /** The kind of a diagnosis. */
    public enum Kind {
        /** The cause is known. */
        EXPLAINED,
        /** A capability is denied, but the output names another error. */
        MISLEADING,
        /** No rule matches: the hypothesis is wrong or incomplete. */
        UNEXPLAINED,
        /** The workload did not end by itself. */
        HANG
    }

    /** Make one with the confidence of its kind. */
    public Diagnosis(
            String id,
            Kind kind,
            String title,
            @Nullable Capability capability,
            @Nullable String syscall,
            @Nullable String errno,
            List<String> evidence,
            List<String> reasons,
            List<String> advice,
            List<String> sources) {
        this(
                id,
                kind,
                kind == Kind.UNEXPLAINED ? Confidence.UNKNOWN : Confidence.PROBABLE,
                title,
                capability,
                syscall,
                errno,
                evidence,
                reasons,
                advice,
                sources);
    }

    /** Return this diagnosis with one more advice, which comes first. */
    Diagnosis advising(String first) {
        return with(
                confidence,
                evidence,
                Stream.concat(Stream.of(first), advice.stream()).toList());
    }

    /** Return this diagnosis as one that is not certain. */
    Diagnosis atMostProbable() {
        return with(confidence == Confidence.CERTAIN ? Confidence.PROBABLE : confidence, evidence, advice);
    }

    /** Return this diagnosis with more evidence, which comes first. */
    public Diagnosis with(List<String> first) {
        return with(
                confidence,
                Stream.concat(first.stream(), evidence.stream()).distinct().toList(),
                advice);
    }

    private Diagnosis with(Confidence newConfidence, List<String> newEvidence, List<String> newAdvice) {
        return new Diagnosis(
                id, kind, newConfidence, title, capability, syscall, errno, newEvidence, reasons, newAdvice, sources);
    }

    public Diagnosis {
        title = Printable.line(title);
        evidence = Printable.lines(evidence);
        reasons = Printable.lines(reasons);
        advice = Printable.lines(advice);
        sources = Printable.lines(sources);
    }
}
