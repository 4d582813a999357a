package io.sandcheck.act;

import io.sandcheck.fixture.PythonBundle;
import io.sandcheck.host.Host;
import io.sandcheck.host.RandomNames;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.CommandResult;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Several tries that one command makes.
 *
 * @param tries each with its own act, so that the effects can be told apart
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Attempt(List<Try> tries) {

    private static final String PROGRAM = "try_acts.py";

    public Attempt {
        tries = List.copyOf(tries);
    }

    /**
     * Put the programs on a host, and return the one that Python runs.
     *
     * @param directory that is visible where they run
     */
    public String put(Host host, String directory) {
        String folder = directory + "/" + RandomNames.name();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put(
                "tries",
                by(Set.of(Doer.PYTHON, Doer.CHILD)).stream()
                        .map(Attempt::planned)
                        .toList());
        plan.put("shell", putScript(host, folder));
        plan.put("static", putStatic(host, folder));
        String program = folder + "/" + RandomNames.name();
        Map<String, String> modules = Map.of("_plan.py", "PLAN = %s\n".formatted(Json.line(plan)));
        host.put(program, PythonBundle.of("acts", PROGRAM, modules), false);
        return program;
    }

    /** The token is written backwards, so that no file contains it as it is printed. */
    private static Map<String, Object> planned(Try each) {
        return Map.of(
                "by",
                each.by() == Doer.PYTHON ? "python" : "child",
                "act",
                each.act().kind().id(),
                "arguments",
                each.act().arguments(),
                "token",
                new StringBuilder(each.token()).reverse().toString());
    }

    private List<Try> by(Set<Doer> doers) {
        return tries.stream().filter(each -> doers.contains(each.by())).toList();
    }

    private List<String> putScript(Host host, String folder) {
        String script = by(Set.of(Doer.SHELL)).stream().map(Attempt::lines).collect(Collectors.joining());
        return script.isEmpty() ? List.of() : put(host, folder, script.getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(Try each) {
        String token = each.token();
        int half = token.length() / 2;
        return "printf '%%s%%s\\n' %s %s\n%s\n"
                .formatted(
                        token.substring(0, half),
                        token.substring(half),
                        ShellActs.script(each.act()).orElseThrow());
    }

    private List<String> putStatic(Host host, String folder) {
        List<Try> ours = by(Set.of(Doer.STATIC, Doer.STATIC_32));
        if (ours.isEmpty()) {
            return List.of();
        }
        StaticProgram program = new StaticProgram();
        ours.forEach(each -> StaticActs.add(each.token() + "\n", each, program));
        return put(host, folder, program.file());
    }

    private static List<String> put(Host host, String folder, byte[] content) {
        String path = folder + "/" + RandomNames.name();
        host.put(path, content, true);
        return List.of(path);
    }

    /** Return the tries that were not made, as far as the output shows. */
    public List<Try> untried(CommandResult result) {
        String printed = result.stdout().text();
        return tries.stream().filter(each -> !printed.contains(each.token())).toList();
    }

    /** Return the kinds of act that no program tried, so it is not known whether they are denied. */
    public List<String> untriedKinds(CommandResult result) {
        List<Try> untried = untried(result);
        return tries.stream()
                .filter(each -> tries.stream()
                        .filter(other -> other.act().kind() == each.act().kind())
                        .allMatch(untried::contains))
                .map(each -> each.act().kind().title())
                .distinct()
                .toList();
    }
}
