package io.sandcheck.host.vm;

import io.sandcheck.host.HostException;

/** A virtual machine did not boot. Another attempt may succeed. */
final class BootException extends HostException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    BootException(String reason, String console) {
        super("The virtual machine did not boot: %s; its console: %s"
                .formatted(reason, console.isEmpty() ? "empty" : console));
        this.reason = reason;
    }

    /** Return in a few words what was seen. */
    String reason() {
        return reason;
    }
}
