package io.sandcheck.doctor;

import org.apiguardian.api.API;

/**
 * The program of a sandbox on a host.
 *
 * @param name as it is searched in {@code PATH}; empty if the definition does not say
 * @param path where it was found; empty if it was not found
 * @param version that it prints; empty if it prints nothing that looks like a version
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Program(String name, String path, String version) {

    public boolean found() {
        return !path.isEmpty();
    }
}
