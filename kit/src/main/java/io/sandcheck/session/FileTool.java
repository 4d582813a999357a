package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * The tools of an agent that read and write files without a command. Their answers are kept like the output of a
 * command.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FileTool {

    private final AdapterSession session;
    private final Consumer<CommandResult> results;

    FileTool(AdapterSession session, Consumer<CommandResult> results) {
        this.session = session;
        this.results = results;
    }

    /** Let the agent write a file. Check from outside whether it did. */
    public void write(String path, String content) {
        note("write-file", path, session.writeFile(path, content.getBytes(UTF_8)));
    }

    /** Let the agent read a file, and return the answer of the tool: the content, or why not. */
    public String read(String path) {
        String said = session.readFile(path);
        note("read-file", path, said);
        return said;
    }

    private void note(String operation, String path, String said) {
        byte[] bytes = said.getBytes(UTF_8);
        Output output = new Output(bytes, new byte[0], bytes.length);
        results.accept(new CommandResult(
                List.of(operation, path), 0, null, false, output, Output.EMPTY, Duration.ZERO, List.of()));
    }
}
