package io.sandcheck.scenario;

import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes a scenario as a file that {@link ScenarioFile#read} reads. Values that need quotes are written as JSON, which
 * is also YAML.
 */
final class ScenarioDraft {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 /+_.@-]*[A-Za-z0-9]");
    private static final Pattern YAML_WORD = Pattern.compile("(?i)true|false|null|yes|no|on|off");

    private final ScenarioFile file;
    private final StringBuilder text = new StringBuilder();

    ScenarioDraft(ScenarioFile file) {
        this.file = file;
    }

    String text() {
        FileWorkload work = file.work();
        Demands demands = file.demands();
        add("id", file.id());
        add("title", file.title());
        addAll("source", file.sources());
        addAll("policies", file.policies().stream().map(SandboxPolicy::id).toList());
        add("level", file.level().name().toLowerCase(Locale.ROOT));
        addAll("requires", file.requires().stream().map(Capability::id).toList());
        addAll("tools", file.tools());
        if (file.network()) {
            line("network", "true");
        }
        if (work.directory() != null) {
            add("directory", work.directory().toAbsolutePath().toString());
        }
        addAll("files", work.files());
        addAll("setup", work.setup());
        command(work.command());
        addAll("environment", work.environment());
        if (!work.stdin().isEmpty()) {
            line("stdin", Json.line(work.stdin()));
        }
        line("time-limit-seconds", String.valueOf(work.timeLimit().toSeconds()));
        demands(demands);
        if (file.symptom() != null) {
            add("symptom", file.symptom());
        }
        return text.toString();
    }

    private void command(List<String> words) {
        boolean shell = words.size() == 3 && words.subList(0, 2).equals(List.of("sh", "-c"));
        line("command", shell ? scalar(words.get(2)) : Json.line(words));
    }

    private void demands(Demands demands) {
        Map<String, Object> made = new TreeMap<>();
        if (demands.exitCode() != null) {
            made.put("exit", demands.exitCode());
        }
        if (demands.signal() != null) {
            made.put("signal", demands.signal());
        }
        if (!demands.lines().isEmpty()) {
            made.put("lines", demands.lines());
        }
        if (!demands.files().isEmpty()) {
            made.put("files", demands.files());
        }
        line("demands", Json.line(made));
    }

    private void add(String key, String value) {
        line(key, scalar(value));
    }

    private void addAll(String key, Collection<String> values) {
        if (!values.isEmpty()) {
            line(key, Json.line(values));
        }
    }

    private void addAll(String key, Map<String, String> values) {
        if (!values.isEmpty()) {
            line(key, Json.line(new TreeMap<>(values)));
        }
    }

    private void line(String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }

    private static String scalar(String value) {
        boolean plain =
                PLAIN.matcher(value).matches() && !YAML_WORD.matcher(value).matches();
        return plain ? value : Json.line(value);
    }
}
