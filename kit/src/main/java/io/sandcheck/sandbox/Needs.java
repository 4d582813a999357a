package io.sandcheck.sandbox;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a sandbox needs on a host, under every policy.
 *
 * @param command its program, with the arguments that print its version; empty if that is not known
 * @param programs other programs that it executes
 * @param foundations kernel features that it builds on
 * @see Foundation
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Needs(List<String> command, List<String> programs, List<Capability> foundations) {

    /** The needs of a definition that does not name any. */
    public static final Needs UNKNOWN = new Needs(List.of(), List.of(), List.of());

    public Needs {
        command = List.copyOf(command);
        programs = List.copyOf(programs);
        foundations = List.copyOf(foundations);
    }
}
