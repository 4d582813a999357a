package io.sandcheck.session;

import io.sandcheck.sandbox.Command;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * Additional words around each command of a session: inside of the sandbox, and around the sandbox's own command line.
 *
 * @param within changes the command before it is confined
 * @param around changes the command line that confines it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Wrapping(UnaryOperator<Command> within, UnaryOperator<Command> around) {

    /** Nothing is added to commands. */
    public static final Wrapping NONE = new Wrapping(UnaryOperator.identity(), UnaryOperator.identity());

    /** Apply it to a way of confining commands. */
    UnaryOperator<Command> of(UnaryOperator<Command> confinement) {
        return command -> around.apply(confinement.apply(within.apply(command)));
    }
}
