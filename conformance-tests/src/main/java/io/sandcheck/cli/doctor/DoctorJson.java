package io.sandcheck.cli.doctor;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.doctor.Cause;
import io.sandcheck.doctor.Examination;
import io.sandcheck.doctor.FoundationResult;
import io.sandcheck.doctor.Outlook;
import io.sandcheck.doctor.Prognosis;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Capability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The findings about this machine, as JSON; {@code docs/doctor.md} describes its keys. */
record DoctorJson(
        Map<String, String> facts,
        List<OfFoundation> foundations,
        List<OfCause> causes,
        List<OfSandbox> sandboxes,
        List<HostKind> hosts) {

    record OfFoundation(
            String capability,
            String title,
            String outcome,
            @Nullable String syscall,
            @Nullable String errno,
            @Nullable String signal,
            String detail,
            @Nullable String blockedBy,
            @Nullable String diagnosis) {}

    record OfCause(
            String diagnosis,
            List<String> affects,
            String title,
            List<String> evidence,
            List<String> reasons,
            List<String> advice,
            List<String> sources) {}

    record OfSandbox(
            String name, boolean installed, String path, String installedVersion, Map<String, OfPolicy> policies) {}

    record OfPolicy(String starts, List<String> missing, List<String> unknown) {}

    static DoctorJson of(Examination examination, List<HostKind> hosts) {
        return new DoctorJson(
                examination.facts().values(),
                examination.foundations().stream().map(DoctorJson::foundation).toList(),
                examination.causes().stream().map(DoctorJson::cause).toList(),
                examination.prognoses().stream().map(DoctorJson::sandbox).toList(),
                hosts);
    }

    private static OfFoundation foundation(FoundationResult result) {
        ProbeResult probe = result.probe();
        Capability blockedBy = result.blockedBy();
        Diagnosis diagnosis = result.diagnosis();
        return new OfFoundation(
                result.capability().id(),
                result.foundation().title(),
                word(probe.outcome()),
                probe.syscall(),
                probe.errno(),
                probe.signal(),
                probe.detail(),
                blockedBy == null ? null : blockedBy.id(),
                diagnosis == null ? null : diagnosis.id());
    }

    private static OfCause cause(Cause cause) {
        Diagnosis diagnosis = cause.diagnosis();
        return new OfCause(
                diagnosis.id(),
                cause.affected().stream().map(Capability::id).toList(),
                diagnosis.title(),
                diagnosis.evidence(),
                diagnosis.reasons(),
                diagnosis.advice(),
                diagnosis.sources());
    }

    private static OfSandbox sandbox(Prognosis prognosis) {
        Map<String, OfPolicy> policies = new LinkedHashMap<>();
        prognosis.outlooks().forEach((policy, outlook) -> policies.put(policy.id(), policy(outlook)));
        return new OfSandbox(
                prognosis.sandbox().name(),
                prognosis.program().found(),
                prognosis.program().path(),
                prognosis.program().version(),
                policies);
    }

    private static OfPolicy policy(Outlook outlook) {
        return new OfPolicy(word(outlook.starts()), outlook.missing(), outlook.doubtful());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
