package io.sandcheck.diagnosis;

import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Rules that recognize causes of failures, in the order in which they are tried.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DiagnosisRules {

    private final List<Rule> rules;

    private DiagnosisRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Read a file of rules; {@code rules.yaml} beside this class shows and explains all that one can hold.
     *
     * @throws io.sandcheck.yaml.YamlException where something in it is not known, with line and column
     */
    public static DiagnosisRules read(Path file) {
        return new DiagnosisRules(YamlNode.read("Diagnosis rules", file).map("rules").required("rules").list().stream()
                .map(RuleReader::read)
                .toList());
    }

    List<Rule> rules() {
        return rules;
    }
}
