package io.sandcheck.report.sarif;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.report.RecordedDiagnosis;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.RecordedSandbox;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An escape as a result of SARIF.
 *
 * @param sandboxes of the run, by name
 */
record SarifResult(RecordedResult result, Map<String, RecordedSandbox> sandboxes) {

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ruleId", Contents.ruleId(result));
        object.put("kind", "fail");
        object.put("level", "error");
        object.put("message", Contents.message(paragraphs()));
        object.put("locations", List.of(location()));
        object.put("partialFingerprints", Map.of("sandcheck/v1", fingerprint()));
        object.put("properties", Map.of("requirements", result.requirements()));
        if (result.asExpected()) {
            object.put("suppressions", List.of(suppression(result.expectation())));
        }
        return object;
    }

    /** GitHub shows the first sentence in lists. */
    private List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("%s: %s".formatted(result.settingLabel(), result.reason()));
        RecordedDiagnosis diagnosis = result.explanation();
        if (diagnosis != null) {
            paragraphs.add("%s [%s]".formatted(diagnosis.title(), diagnosis.id()));
            add(paragraphs, "Seen: ", diagnosis.evidence(), 3);
            add(paragraphs, "Why: ", diagnosis.reasons(), 1);
            add(paragraphs, "What to do: ", diagnosis.advice(), 3);
        }
        return paragraphs;
    }

    private static void add(List<String> paragraphs, String heading, List<String> lines, int most) {
        lines.stream().limit(most).forEach(line -> paragraphs.add(heading + line));
    }

    /**
     * No line of source is at fault. The definition says what the sandbox was asked to do, so the location is the line
     * of the policy there.
     */
    private Map<String, Object> location() {
        RecordedSandbox sandbox = sandboxes.get(result.sandbox());
        int line = sandbox == null ? 1 : sandbox.policyLines().getOrDefault(result.policyId(), 1);
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", Map.of("uri", uri(sandbox == null ? "sandbox.yaml" : sandbox.definition())));
        physical.put("region", Map.of("startLine", line));
        Map<String, Object> logical = new LinkedHashMap<>();
        logical.put("name", result.sandbox());
        logical.put("fullyQualifiedName", result.settingLabel());
        logical.put("kind", "resource");
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", physical);
        location.put("logicalLocations", List.of(logical));
        return location;
    }

    /** Readers need a path in the repository. For a definition elsewhere, it is the folder and the file. */
    private static String uri(String definition) {
        Path path = Path.of(definition.replaceFirst("#[^/]*$", "")).normalize();
        Path here = Path.of("").toAbsolutePath();
        if (path.startsWith(here)) {
            path = here.relativize(path);
        } else if (path.isAbsolute()) {
            path = path.subpath(Math.max(0, path.getNameCount() - 2), path.getNameCount());
        }
        try {
            return new URI(null, null, path.toString(), null).toString();
        } catch (URISyntaxException e) {
            return "sandbox.yaml";
        }
    }

    /** The same escape in the next version of a sandbox has the same fingerprint. */
    private String fingerprint() {
        return String.join("|", result.label(), result.sandbox(), result.policyId(), result.host(), result.condition());
    }

    private static Map<String, Object> suppression(Expectation expected) {
        String issue = expected.issue() == null ? "" : " (" + expected.issue() + ")";
        Map<String, Object> suppression = new LinkedHashMap<>();
        suppression.put("kind", "external");
        suppression.put("status", "accepted");
        suppression.put("justification", expected.reason() + issue);
        return suppression;
    }
}
