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
 * that change the direction of writing are shown as {@code \x1b} or {@code \u202e}.
 *
 * @param id kebab-case name: {@code unix-socket-bind-denied}
 * @param confidence how sure the cause is
 * @param title what happened, in one sentence
 * @param capability the capability that was denied; null if the cause is another
 * @param syscall the system call that was denied; null if none is known
 * @param errno the errno of the denial, as in {@code EPERM}; null if there is none
 * @param evidence what was seen, a line each: quotes of the output, results of probes
 * @param reasons why that makes the workload fail, a line each
 * @param advice what to do, a line each, from the least to the most invasive, those that apply
 * @param sources where this can be read: manual pages, documentation, reports
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
        /** A capability is denied, and the output names another error. */
        MISLEADING,
        /** No rule matches: the hypothesis is wrong or incomplete. */
        UNEXPLAINED,
        /** The workload did not end by itself. */
        HANG
    }

    /** Make one that is as sure as its kind lets it be. */
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

    /** Return this diagnosis with further advice before its own. */
    Diagnosis advising(String first) {
        return new Diagnosis(
                id,
                kind,
                confidence,
                title,
                capability,
                syscall,
                errno,
                evidence,
                reasons,
                Stream.concat(Stream.of(first), advice.stream()).toList(),
                sources);
    }

    /** Return this diagnosis as one that is not certain. */
    Diagnosis atMostProbable() {
        return new Diagnosis(
                id,
                kind,
                confidence == Confidence.CERTAIN ? Confidence.PROBABLE : confidence,
                title,
                capability,
                syscall,
                errno,
                evidence,
                reasons,
                advice,
                sources);
    }

    /** Return this diagnosis with other evidence before its own. */
    public Diagnosis with(List<String> first) {
        return new Diagnosis(
                id,
                kind,
                confidence,
                title,
                capability,
                syscall,
                errno,
                Stream.concat(first.stream(), evidence.stream()).distinct().toList(),
                reasons,
                advice,
                sources);
    }

    public Diagnosis {
        title = Printable.line(title);
        evidence = Printable.lines(evidence);
        reasons = Printable.lines(reasons);
        advice = Printable.lines(advice);
        sources = Printable.lines(sources);
    }
}
