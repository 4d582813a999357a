package io.sandcheck.sandbox;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.yaml.YamlException;
import io.sandcheck.yaml.YamlNode;
import org.apiguardian.api.API;

/**
 * That a sandbox's makers do not promise to deny an act which a policy would have to deny.
 *
 * @param word their own word on it: where they say so, and what
 * @param act the key that it is written under: an act, or the id of a guard, with a variant in brackets or without
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Disclaimer(String word, YamlNode act) {

    /** Where the act is a guard, make sure that there is one of that name: acts are known to whoever reads a definition. */
    void requireKnown(KnownNames guards) throws YamlException {
        if (act.text().contains("/")) {
            act.oneOf(guards);
        }
    }
}
