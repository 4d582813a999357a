package io.sandcheck.doctor;

import org.apiguardian.api.API;

/**
 * The program of a sandbox on a host.
 *
 * @param name as it is looked up in {@code PATH}; empty if the definition does not say
 * @param path where it was found; empty if it was not
 * @param version what it says of its version; empty if it says nothing that looks like one
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Program(String name, String path, String version) {

    public boolean found() {
        return !path.isEmpty();
    }
}
