package io.sandcheck.sandbox;

import io.sandcheck.yaml.YamlException;
import io.sandcheck.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A range of versions with bounds that must all hold: {@code >=0.123 <0.169}. A bound without an operator is exactly
 * one version.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record VersionRange(List<Bound> bounds) {

    private static final Pattern BOUND = Pattern.compile("(?<operator>>=|<=|>|<|=|)(?<version>[^<>=]+)");

    /** All versions. */
    static final VersionRange ALL = new VersionRange(List.of());

    public VersionRange {
        bounds = List.copyOf(bounds);
    }

    /** One bound: {@code >=0.123}. */
    public record Bound(Operator operator, Version version) {

        private static Optional<Bound> find(String text) {
            Matcher matcher = BOUND.matcher(text);
            return matcher.matches()
                    ? Version.find(matcher.group("version"))
                            .map(version -> new Bound(Operator.of(matcher.group("operator")), version))
                    : Optional.empty();
        }

        private boolean admits(Version candidate) {
            int order = candidate.compareTo(version);
            return switch (operator) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case EQUAL -> order == 0;
                case AT_LEAST -> order >= 0;
                case GREATER -> order > 0;
            };
        }
    }

    /** The comparison of a version with a bound. */
    public enum Operator {
        LESS,
        AT_MOST,
        EQUAL,
        AT_LEAST,
        GREATER;

        private static Operator of(String symbol) {
            return switch (symbol) {
                case "<" -> LESS;
                case "<=" -> AT_MOST;
                case ">=" -> AT_LEAST;
                case ">" -> GREATER;
                default -> EQUAL;
            };
        }
    }

    /** Read a range; empty if the text is not one. */
    public static Optional<VersionRange> find(String text) {
        List<Bound> bounds = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            Optional<Bound> bound = Bound.find(word);
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(bound.get());
        }
        return Optional.of(new VersionRange(bounds));
    }

    /**
     * Read a range from a file.
     *
     * @throws YamlException if it is not a range
     */
    public static VersionRange read(YamlNode node) {
        return read(node, node.text());
    }

    /**
     * Read a range that is part of a text in a file.
     *
     * @throws YamlException if it is not a range
     */
    public static VersionRange read(YamlNode node, String range) {
        return find(range)
                .orElseThrow(() -> node.error("[" + range + "] is not a range of versions, as in [>=0.123 <0.169]"));
    }

    public boolean contains(Version version) {
        return bounds.stream().allMatch(bound -> bound.admits(version));
    }

    /** Tell whether a text is a version in the range. */
    public boolean contains(String version) {
        return Version.find(version).filter(this::contains).isPresent();
    }
}
