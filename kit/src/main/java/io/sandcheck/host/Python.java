package io.sandcheck.host;

import org.apiguardian.api.API;

/**
 * A Python interpreter of a host.
 *
 * @param version major and minor version: {@code 3.14}
 * @param executable absolute path; needs no environment variables
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Python(String version, String executable) {}
