package io.sandcheck.cli.doctor;

import static java.util.stream.Collectors.joining;

import io.sandcheck.cli.doctor.DoctorLine.Answer;
import io.sandcheck.doctor.Outlook;
import io.sandcheck.doctor.Prognosis;
import io.sandcheck.doctor.Program;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One line that says whether a sandbox would start here. */
final class OutlookLine {

    private OutlookLine() {}

    static DoctorLine of(Prognosis prognosis) {
        List<String> parts = new ArrayList<>(List.of(installed(prognosis)));
        Set<String> missing = all(prognosis.outlooks().values(), Outlook::missing);
        Set<String> doubtful = all(prognosis.outlooks().values(), Outlook::doubtful);
        if (!missing.isEmpty()) {
            parts.add("missing: " + String.join(", ", missing));
        }
        if (!doubtful.isEmpty()) {
            parts.add("not known: " + String.join(", ", doubtful));
        }
        Answer answer = answer(prognosis.outlooks().values());
        if (answer == Answer.PARTLY) {
            parts.add("would start as " + starting(prognosis.outlooks()));
        }
        return new DoctorLine(answer, prognosis.sandbox().name(), String.join("; ", parts));
    }

    private static String installed(Prognosis prognosis) {
        Program program = prognosis.program();
        if (!program.found()) {
            return "not installed";
        }
        if (program.version().isEmpty()) {
            return program.path();
        }
        String there = program.version() + ", " + program.path();
        List<String> known = prognosis.sandbox().definition().versions();
        return known.stream().anyMatch(program.version()::startsWith)
                ? there
                : "%s (its needs are known for %s)".formatted(there, String.join(", ", known));
    }

    private static Set<String> all(Collection<Outlook> outlooks, Function<Outlook, List<String>> part) {
        Set<String> all = new TreeSet<>();
        outlooks.forEach(outlook -> all.addAll(part.apply(outlook)));
        return all;
    }

    private static Answer answer(Collection<Outlook> outlooks) {
        Set<Outlook.Answer> answers = new TreeSet<>();
        outlooks.forEach(outlook -> answers.add(outlook.starts()));
        if (answers.size() > 1 && answers.contains(Outlook.Answer.YES)) {
            return Answer.PARTLY;
        }
        if (answers.contains(Outlook.Answer.UNKNOWN)) {
            return Answer.UNKNOWN;
        }
        return answers.contains(Outlook.Answer.NO) ? Answer.NO : Answer.YES;
    }

    private static String starting(Map<SandboxPolicy, Outlook> outlooks) {
        return outlooks.entrySet().stream()
                .filter(each -> each.getValue().starts() == Outlook.Answer.YES)
                .map(each -> each.getKey().id())
                .collect(joining(", "));
    }
}
