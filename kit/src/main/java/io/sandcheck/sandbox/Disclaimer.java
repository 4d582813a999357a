package io.sandcheck.sandbox;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.yaml.YamlException;
import io.sandcheck.yaml.YamlNode;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * That a sandbox need not deny an act which a policy would have to deny.
 *
 * @param source who says so
 * @param word where they say so, and what
 * @param act the key that it is written under: an act, or the id of a guard, with a variant in brackets or without
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Disclaimer(Source source, String word, YamlNode act) {

    /** The first word of a promise without a proof. */
    public static final String UNPROVEN = "unproven: ";

    private static final Pattern LINK = Pattern.compile("https?://[^\\s/]+\\S*.*", Pattern.DOTALL);

    /** The source of the statement that an act need not be denied. */
    public enum Source {
        /** Its makers, on a page that is linked to. */
        MAKERS,
        /** Its makers, as its definition says without a link. */
        UNPROVEN,
        /** Its definition alone, as of a sandbox that is made to be tested with. */
        DEFINITION
    }

    /** Make one of the makers' word, which needs a link to be believed. */
    static Disclaimer ofMakers(String word, YamlNode act) {
        return new Disclaimer(LINK.matcher(word).matches() ? Source.MAKERS : Source.UNPROVEN, word, act);
    }

    /** Return the word as results tell it. */
    public String told() {
        return switch (source) {
            case MAKERS -> word;
            case UNPROVEN -> UNPROVEN + word;
            case DEFINITION -> "left open by its definition: " + word;
        };
    }

    /** Say in one sentence why the act need not be denied. */
    public String reason() {
        return switch (source) {
            case MAKERS -> "its makers do not promise to deny this: " + word;
            case UNPROVEN ->
                "its definition says, without a link, that its makers do not promise to deny this: " + word;
            case DEFINITION -> "its definition leaves this open: " + word;
        };
    }

    /** Where the act is a guard, make sure that there is one of that name: acts are known to whoever reads a definition. */
    void requireKnown(KnownNames guards) throws YamlException {
        if (act.text().contains("/")) {
            act.oneOf(guards);
        }
    }
}
