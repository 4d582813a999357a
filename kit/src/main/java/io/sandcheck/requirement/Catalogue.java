package io.sandcheck.requirement;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A list of requirements or weaknesses that others keep. Requirements of this kit correspond to some of its entries.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Catalogue {
    /** Requirements of Kubernetes AI conformance: {@code KAR-0020}, workload sandboxing for untrusted code. */
    KUBERNETES("Kubernetes", "KAR-\\d{4}", "https://github.com/kubernetes-sigs/wg-ai-conformance/tree/main/kars"),

    /** Requirements of the test kit for Docker's sandbox kits: {@code network-policy@1/deny-by-default}. */
    DOCKER(
            "Docker's kit TCK",
            "[a-z-]+@\\d+/[a-z-]+",
            "https://github.com/docker/sandbox-kit-spec/blob/main/docs/spec/conformance.md"),

    /** The Common Weakness Enumeration: {@code CWE-636}, the weakness of a sandbox that does not meet the requirement. */
    CWE("CWE", "CWE-\\d+", "https://cwe.mitre.org/data/definitions/%s.html");

    private final String title;
    private final Pattern id;
    private final String address;

    Catalogue(String title, String id, String address) {
        this.title = title;
        this.id = Pattern.compile(id);
        this.address = address;
    }

    /** Return the catalogue that has ids of this form. */
    public static Optional<Catalogue> of(String id) {
        return Arrays.stream(values())
                .filter(catalogue -> catalogue.id.matcher(id).matches())
                .findFirst();
    }

    /** Return its name, for a heading: {@code Kubernetes}. */
    public String title() {
        return title;
    }

    /** Return the address of a page about one of its entries. */
    public String address(String entry) {
        return address.formatted(entry.substring(entry.indexOf('-') + 1));
    }
}
