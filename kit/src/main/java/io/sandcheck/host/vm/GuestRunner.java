package io.sandcheck.host.vm;

import io.sandcheck.host.AnswerLines;
import io.sandcheck.host.RunnerStreams;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * A runner in a virtual machine. If it fails, the machine may have failed, so its last words are those of the console.
 *
 * @param connection to it
 * @param slowness of the machine
 * @param console end of the console's output
 */
record GuestRunner(RunnerStreams connection, int slowness, Supplier<String> console) implements RunnerStreams {

    @Override
    public OutputStream requests() {
        return connection.requests();
    }

    @Override
    public AnswerLines answers() {
        return connection.answers();
    }

    @Override
    public String lastWords() {
        return (connection.lastWords() + console.get()).strip();
    }

    @Override
    public void close() {
        connection.close();
    }
}
