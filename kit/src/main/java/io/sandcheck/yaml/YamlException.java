package io.sandcheck.yaml;

import org.apiguardian.api.API;

/**
 * A file is faulty. The message names the file, the place in it, the value, and the known names.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    YamlException(String message) {
        super(message);
    }
}
