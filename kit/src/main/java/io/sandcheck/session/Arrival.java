package io.sandcheck.session;

import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Optional;

/**
 * The answer of the program {@code tell_what_arrived.py}.
 *
 * @param product a number that only that program computes
 * @param arguments the arguments that arrived, besides those that it counts with
 * @param directory the directory in which it ran; empty if it is the directory in which it was started
 * @param input the standard input that arrived, with one character for each byte
 * @param ended whether its standard input ended
 * @param variable the value of a variable of the environment
 * @param variables the names of all variables
 * @param terminals the output streams that are terminals: 1, 2
 * @param zone seconds by which its local time is ahead of UTC
 * @param removed whether it removed a file of its directory
 * @param proc whose processes /proc has: {@code own}, {@code of another namespace}, or why there are none
 * @param unwritable why its directory cannot be written; empty if it can
 * @param state what else it has from its caller
 */
record Arrival(
        long product,
        List<String> arguments,
        String directory,
        String input,
        boolean ended,
        String variable,
        List<String> variables,
        List<Integer> terminals,
        int zone,
        String unwritable,
        boolean removed,
        String proc,
        CommandState state) {

    Arrival {
        arguments = List.copyOf(arguments);
        variables = List.copyOf(variables);
        terminals = List.copyOf(terminals);
    }

    /** Find the answer on a stream; empty if no line is such an answer. */
    static Optional<Arrival> in(CommandResult result, long product) {
        return (result.stdout().text() + "\n" + result.stderr().text())
                .lines()
                .flatMap(line -> read(line).stream())
                .filter(arrival -> arrival.product == product)
                .findFirst();
    }

    private static Optional<Arrival> read(String line) {
        int begin = line.indexOf("{\"product\"");
        if (begin < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(line.substring(begin), Arrival.class, "what arrived"));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
