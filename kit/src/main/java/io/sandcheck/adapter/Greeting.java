package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterFault.Kind;
import java.util.List;

/**
 * How an adapter presents itself.
 *
 * @param offers as it wrote them: a later version of the protocol may know more
 */
record Greeting(String adapter, List<String> offers, List<String> ways, List<Role> roles) {

    static Greeting of(AdapterAnswer answer) {
        long protocol = answer.number("protocol");
        if (protocol != AdapterConversation.PROTOCOL) {
            throw answer.fault(
                    Kind.WRONG_VERSION,
                    "it speaks protocol %d; the kit speaks %d".formatted(protocol, AdapterConversation.PROTOCOL));
        }
        return new Greeting(
                answer.text("adapter"),
                answer.texts("offers"),
                answer.has("ways") ? answer.texts("ways") : List.of(),
                answer.has("roles")
                        ? answer.parts("roles").stream().map(Role::of).toList()
                        : List.of());
    }
}
