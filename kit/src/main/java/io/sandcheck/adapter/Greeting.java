package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterFault.Kind;
import java.util.List;

/**
 * The answer of an adapter to {@code hello}.
 *
 * @param protocol the version that it uses from now on
 * @param offers as the adapter wrote them: a later version of the protocol may have more
 * @param doors as the adapter wrote them
 * @param blocking whether a session does nothing else while it has children
 */
record Greeting(
        int protocol,
        String adapter,
        List<String> offers,
        List<String> ways,
        List<Role> roles,
        List<String> doors,
        boolean blocking) {

    /** The greeting of an adapter that has not answered yet. */
    static final Greeting NONE = new Greeting(1, "", List.of(), List.of(), List.of(), List.of(), false);

    private static final int WITH_DOORS = 2;

    static Greeting of(AdapterAnswer answer) {
        int protocol = answer.smallNumber("protocol");
        if (!AdapterConversation.PROTOCOLS.contains(protocol)) {
            throw answer.fault(
                    Kind.WRONG_VERSION,
                    "it speaks protocol %d; the kit speaks %s".formatted(protocol, AdapterConversation.protocols()));
        }
        boolean newer = protocol >= WITH_DOORS;
        return new Greeting(
                protocol,
                answer.text("adapter"),
                answer.texts("offers"),
                answer.has("ways") ? answer.texts("ways") : List.of(),
                answer.has("roles")
                        ? answer.parts("roles").stream().map(Role::of).toList()
                        : List.of(),
                newer && answer.has("doors") ? answer.texts("doors") : List.of(),
                newer && answer.has("blocking") && answer.flag("blocking"));
    }

    /** Tell whether it understands requests that came with doors: files, and requests to leave the sandbox. */
    boolean knowsDoors() {
        return protocol >= WITH_DOORS;
    }
}
