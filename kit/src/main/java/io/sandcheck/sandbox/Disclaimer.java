package io.sandcheck.sandbox;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.yaml.YamlException;
import io.sandcheck.yaml.YamlNode;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A statement that a sandbox need not deny an act that a policy would have to deny.
 *
 * @param source who says so
 * @param word where they say so, and their words
 * @param act the key in the definition: an act, or the id of a guard, with or without a variant in brackets
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Disclaimer(Source source, String word, YamlNode act) {

    /** The first word of a statement without a link. */
    public static final String UNPROVEN = "unproven: ";

    private static final Pattern LINK = Pattern.compile("https?://[^\\s/]+\\S*.*", Pattern.DOTALL);

    /** The source of the statement that an act need not be denied. */
    public enum Source {
        /** Its makers, on a linked page. */
        MAKERS,
        /** Its makers, according to the definition, but without a link. */
        UNPROVEN,
        /** Only its definition, for a sandbox that is made for tests. */
        DEFINITION
    }

    /** Make one that quotes the makers. It is only believed if it has a link. */
    static Disclaimer ofMakers(String word, YamlNode act) {
        return new Disclaimer(LINK.matcher(word).matches() ? Source.MAKERS : Source.UNPROVEN, word, act);
    }

    /** Return the statement as results show it. */
    public String told() {
        return switch (source) {
            case MAKERS -> word;
            case UNPROVEN -> UNPROVEN + word;
            case DEFINITION -> "left open by its definition: " + word;
        };
    }

    /** Return one sentence that says why the act need not be denied. */
    public String reason() {
        return switch (source) {
            case MAKERS -> "its makers do not promise to deny this: " + word;
            case UNPROVEN ->
                "its definition says, without a link, that its makers do not promise to deny this: " + word;
            case DEFINITION -> "its definition leaves this open: " + word;
        };
    }

    /**
     * If the act is a guard, check that this guard exists. The names of acts are already checked when the definition is
     * read.
     */
    void requireKnown(KnownNames guards) throws YamlException {
        if (act.text().contains("/")) {
            act.oneOf(guards);
        }
    }
}
