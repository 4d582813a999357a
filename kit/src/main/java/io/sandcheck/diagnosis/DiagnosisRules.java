package io.sandcheck.diagnosis;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Rules that recognize causes of failures, in the order in which they are tried.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DiagnosisRules {

    private static final DiagnosisRules NONE = new DiagnosisRules(List.of());

    private final List<Rule> rules;

    private DiagnosisRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Read a file of rules; {@code docs/diagnosis-rules.md} explains the format. The rules can use the shared texts of
     * the kit.
     *
     * @throws io.sandcheck.yaml.YamlException if something in it is not known, with line and column
     */
    public static DiagnosisRules read(Path file) {
        return read(file, OfKit.SHARED);
    }

    private static DiagnosisRules read(Path file, SharedTexts shared) {
        YamlMap map = YamlNode.read("Diagnosis rules", file).map("phase", "texts", "sources", "rules");
        Set<Phase> phases = map.optional("phase").map(RuleReader::phases).orElse(Set.of());
        RuleReader reader = new RuleReader(phases, shared.with(map));
        return new DiagnosisRules(
                map.required("rules").list().stream().map(reader::read).toList());
    }

    /** Return an empty list of rules. */
    public static DiagnosisRules none() {
        return NONE;
    }

    /** Return the rules of the kit. */
    static DiagnosisRules ofKit() {
        return OfKit.RULES;
    }

    /** Return these rules, followed by others. */
    DiagnosisRules then(DiagnosisRules others) {
        return new DiagnosisRules(
                Stream.concat(rules.stream(), others.rules.stream()).toList());
    }

    List<Rule> rules() {
        return rules;
    }

    /** Read once. */
    private static final class OfKit {

        private static final List<String> FILES =
                List.of("start", "host", "enforcement", "guard", "workload", "inheritance", "session");

        static final SharedTexts SHARED = SharedTexts.NONE.with(
                YamlNode.read("Shared texts", file("texts")).map("texts", "sources"));

        static final DiagnosisRules RULES =
                FILES.stream().map(name -> read(file(name), SHARED)).reduce(NONE, DiagnosisRules::then);

        private static Path file(String name) {
            return Fixtures.folder("diagnosis").resolve(name + ".yaml");
        }
    }
}
