package io.sandcheck.host.container;

import io.sandcheck.host.HostException;

/** A definition asks of a container what its image or its engine does not have; the message begins with the key. */
final class RefusedOptionException extends HostException {

    private static final long serialVersionUID = 1L;

    RefusedOptionException(String message) {
        super(message);
    }
}
