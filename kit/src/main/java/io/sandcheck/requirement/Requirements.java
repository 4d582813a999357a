package io.sandcheck.requirement;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.verdict.Level;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * All requirements of the kit, which are in the files {@code spec/*.yaml} of the fixtures.
 *
 * <pre>
 * title: Files
 * requirements:
 *   - id: SC-FS-01
 *     level: must
 *     says: "A command may create, change and remove files in its workspace."
 *     scenarios: [files/append-together]
 *     breaks: "Nothing can be built or formatted."
 * </pre>
 *
 * <p>The key {@code corresponds} lists ids of {@linkplain Catalogue catalogues}: {@code [KAR-0020, CWE-668]}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Requirements {

    private static final Pattern ID = Pattern.compile("SC-[A-Z]+-\\d\\d");

    private Requirements() {}

    /** Return all requirements, grouped by area. */
    public static List<Requirement> all() {
        return OfKit.ALL;
    }

    /** Return the requirements that a scenario tests. */
    public static List<Requirement> triedBy(String scenario) {
        return OfKit.ALL.stream()
                .filter(requirement -> requirement.scenarios().contains(scenario))
                .toList();
    }

    /**
     * Read a file of requirements.
     *
     * @throws io.sandcheck.yaml.YamlException if it is not one, with the line and the column
     */
    static List<Requirement> read(Path file) {
        YamlMap area = YamlNode.read("Requirements", file).map("title", "requirements");
        String title = area.required("title").string();
        List<Requirement> requirements = new ArrayList<>();
        area.required("requirements").list().forEach(node -> requirements.add(read(node, title)));
        return requirements;
    }

    private static Requirement read(YamlNode node, String area) {
        YamlMap map = node.map("id", "level", "says", "scenarios", "excluded", "breaks", "corresponds");
        List<String> scenarios =
                map.optional("scenarios").map(YamlNode::strings).orElse(List.of());
        String excluded = map.optional("excluded").map(YamlNode::string).orElse(null);
        if (scenarios.isEmpty() == (excluded == null)) {
            throw node.error("needs either [scenarios] that test it, or [excluded] with the reason why none does");
        }
        return new Requirement(
                map.required("id").string(ID, "an area and a number, as in [SC-FS-07]"),
                area,
                Level.of(map.required("level")),
                map.required("says").string(),
                scenarios,
                excluded,
                excluded == null ? map.required("breaks").string() : null,
                map.optional("corresponds").map(Requirements::corresponds).orElse(List.of()));
    }

    private static List<String> corresponds(YamlNode node) {
        node.list().forEach(id -> {
            if (Catalogue.of(id.string()).isEmpty()) {
                throw id.error("must be an id such as [KAR-0020], [network-policy@1/deny-by-default] or [CWE-636]");
            }
        });
        return node.strings();
    }

    /** Read once. */
    private static final class OfKit {
        static final List<Requirement> ALL = new TreeMap<>(Fixtures.files("spec"))
                .values().stream().flatMap(file -> read(file).stream()).toList();
    }
}
