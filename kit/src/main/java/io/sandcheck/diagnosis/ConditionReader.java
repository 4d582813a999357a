package io.sandcheck.diagnosis;

import io.sandcheck.kernel.Errno;
import io.sandcheck.kernel.Signal;
import io.sandcheck.naming.Glob;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Ending;
import io.sandcheck.sandbox.OutputPattern;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the conditions under {@code when}, which must all hold. */
final class ConditionReader {

    private static final KnownNames ERRNOS = KnownNames.of(
            "errno", Arrays.stream(Errno.values()).map(Errno::name).toList());

    private static final KnownNames ENDINGS = KnownNames.of(
            "ending", Arrays.stream(Ending.Kind.values()).map(Ending.Kind::id).toList());

    /** The signals with which the kernel or another program ends a program. */
    private static final KnownNames SIGNALS = KnownNames.of(
            "signal",
            Stream.of(
                            Signal.SIGHUP,
                            Signal.SIGINT,
                            Signal.SIGQUIT,
                            Signal.SIGILL,
                            Signal.SIGTRAP,
                            Signal.SIGABRT,
                            Signal.SIGBUS,
                            Signal.SIGFPE,
                            Signal.SIGKILL,
                            Signal.SIGSEGV,
                            Signal.SIGPIPE,
                            Signal.SIGALRM,
                            Signal.SIGTERM,
                            Signal.SIGXCPU,
                            Signal.SIGXFSZ,
                            Signal.SIGSYS)
                    .map(Signal::name)
                    .toList());

    private final List<Condition> conditions = new ArrayList<>();
    private final Set<String> groups;
    private boolean denial;

    private ConditionReader(Scope outer) {
        groups = new TreeSet<>(outer.groups());
        denial = outer.denial();
    }

    /** Read conditions that are tested after those of {@code outer}, and can use what those found. */
    static Scope read(YamlNode node, Scope outer) {
        ConditionReader reader = new ConditionReader(outer);
        reader.read(node.map(
                "denied",
                "undeclared",
                "stdout",
                "stderr",
                "output",
                "system-call",
                "names-errno",
                "names-call",
                "names-other-errno",
                "traced",
                "traced-call",
                "traced-denial",
                "exit-code",
                "exit-code-changed",
                "ended-by",
                "timed-out",
                "ending",
                "stuck",
                "flooded",
                "act",
                "facts"));
        return new Scope(Condition.all(reader.conditions), reader.groups, reader.denial);
    }

    /** The order matters: conditions can use what a denial and the patterns before them provide. */
    private void read(YamlMap when) {
        when.optional("denied").ifPresent(this::denied);
        when.optional("system-call").ifPresent(node -> conditions.add(Condition.systemCall(node.bool())));
        when.optional("undeclared").ifPresent(node -> conditions.add(Condition.undeclared(node.strings())));
        when.optional("stdout").ifPresent(node -> pattern(node, ObservedText::stdout));
        when.optional("stderr").ifPresent(node -> pattern(node, ObservedText::stderr));
        when.optional("output").ifPresent(node -> pattern(node, ObservedText::all));
        when.optional("names-errno").ifPresent(this::namesErrno);
        when.optional("names-call").ifPresent(this::namesCall);
        when.optional("names-other-errno")
                .ifPresent(node -> conditions.add(ErrorConditions.namesOtherErrno(node.bool())));
        when.optional("traced").ifPresent(node -> conditions.add(Condition.traced(node.bool())));
        when.optional("traced-call").ifPresent(this::tracedCall);
        when.optional("traced-denial").filter(YamlNode::bool).ifPresent(node -> {
            conditions.add(ErrorConditions.tracedDenial());
            groups.add("line");
        });
        when.optional("exit-code").ifPresent(this::exitCode);
        when.optional("exit-code-changed").ifPresent(node -> conditions.add(Condition.exitCodeChanged(node.bool())));
        when.optional("ended-by").ifPresent(this::endedBy);
        when.optional("timed-out").ifPresent(node -> conditions.add(Condition.timedOut(node.bool())));
        when.optional("ending").ifPresent(node -> conditions.add(Condition.ending(names(node, ENDINGS))));
        when.optional("stuck").ifPresent(this::stuck);
        when.optional("flooded").ifPresent(node -> conditions.add(Condition.flooded(node.bool())));
        when.optional("act").ifPresent(node -> conditions.add(Condition.act(acts(node))));
        when.optional("facts")
                .ifPresent(node -> node.entries().forEach((name, test) -> conditions.add(FactReader.read(name, test))));
    }

    private void denied(YamlNode node) {
        YamlMap probe = node.map("capability", "syscall", "errno", "signal");
        conditions.add(new DeniedCapability(
                probe.required("capability").strings().stream().map(Glob::new).toList(),
                probe.optional("syscall")
                        .map(YamlNode::strings)
                        .map(Set::copyOf)
                        .orElse(Set.of()),
                probe.optional("errno").map(names -> names(names, ERRNOS)).orElse(Set.of()),
                probe.optional("signal").map(names -> names(names, SIGNALS)).orElse(Set.of())));
        denial = true;
    }

    private void pattern(YamlNode node, Function<ObservedText, String> part) {
        conditions.add(Condition.says(part, pattern(node)));
    }

    private void stuck(YamlNode node) {
        conditions.add(Condition.stuck(pattern(node)));
    }

    private OutputPattern pattern(YamlNode node) {
        OutputPattern pattern = RegexReader.regex(node, () -> new OutputPattern(node.string()));
        groups.addAll(pattern.groups());
        return pattern;
    }

    private void namesErrno(YamlNode node) {
        if (!denial && !groups.contains("errno")) {
            throw node.error(
                    "there is no errno to name; add a condition [denied], or a pattern with a group named [errno]");
        }
        conditions.add(ErrorConditions.namesErrno(node.bool()));
    }

    private void namesCall(YamlNode node) {
        if (!node.bool()) {
            throw node.error("must be true, or left out");
        }
        conditions.add(ErrorConditions.namesCall());
        groups.addAll(List.of("call", "errno", "line"));
    }

    private void tracedCall(YamlNode node) {
        YamlMap call = node.map("call", "errno", "signal", "about");
        Set<String> endings = new TreeSet<>();
        call.optional("errno").ifPresent(names -> endings.addAll(names(names, ERRNOS)));
        call.optional("signal").ifPresent(names -> endings.addAll(names(names, SIGNALS)));
        conditions.add(Condition.tracedCall(
                call.optional("call").map(YamlNode::strings).map(Set::copyOf).orElse(Set.of()),
                endings,
                call.optional("about").map(this::pattern)));
        groups.addAll(List.of("call", "errno", "meaning", "what", "line", "words"));
    }

    private void endedBy(YamlNode node) {
        List<YamlNode> names = node.isList() ? node.list() : List.of(node);
        conditions.add(Condition.endedBy(
                names.stream().map(name -> Signal.valueOf(name.oneOf(SIGNALS))).toList()));
        groups.add("signal");
    }

    private void exitCode(YamlNode node) {
        conditions.add(
                Condition.exitCode(node.list().stream().map(YamlNode::integer).toList()));
    }

    private static List<String> acts(YamlNode node) {
        return node.list().stream()
                .map(act -> act.string(RuleReader.ID, "kebab-case, as in [write-home]"))
                .toList();
    }

    private static Set<String> names(YamlNode node, KnownNames known) {
        return node.list().stream().map(name -> name.oneOf(known)).collect(Collectors.toSet());
    }
}
