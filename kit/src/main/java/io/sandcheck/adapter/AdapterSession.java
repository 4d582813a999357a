package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterFault.Kind;
import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A session of a sandbox, a parent or a child, whose commands run through the sandbox's adapter. Methods throw an
 * {@link AdapterRefusal} if the adapter refuses a request, and an {@link AdapterFault} if it breaks the protocol.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdapterSession {

    private static final String DOOR = "door";

    private final AdapterConversation conversation;
    private final String id;
    private final List<SettingsFile> settings;

    /** Parts of each request to run something that say how to run it: {@code door}. */
    private final Map<String, Object> manner;

    AdapterSession(AdapterConversation conversation, String id, List<SettingsFile> settings) {
        this(conversation, id, settings, Map.of());
    }

    private AdapterSession(
            AdapterConversation conversation, String id, List<SettingsFile> settings, Map<String, Object> manner) {
        this.conversation = conversation;
        this.id = id;
        this.settings = List.copyOf(settings);
        this.manner = manner;
    }

    /**
     * Return the same session through another door than its shell.
     *
     * @throws AdapterRefusal if the adapter does not name the door
     */
    public AdapterSession through(Door door) {
        if (!conversation.doors().contains(door)) {
            throw new AdapterRefusal(Code.NOT_OFFERED, "there is no door [%s] here".formatted(door.id()));
        }
        return throughAny(door);
    }

    AdapterSession throughAny(Door door) {
        return new AdapterSession(conversation, id, settings, Map.of(DOOR, door.id()));
    }

    /** Tell whether it uses a door that reads and writes files, and runs no commands. */
    public boolean isFileTool() {
        return Door.FILE_TOOL.id().equals(manner.get(DOOR));
    }

    /**
     * Return the same session with commands that ask to run outside of the sandbox.
     *
     * @throws AdapterRefusal if the adapter does not offer that
     */
    public AdapterSession leaving() {
        if (!conversation.offers(Offer.LEAVE)) {
            throw new AdapterRefusal(Code.NOT_OFFERED, "no command can ask to be run outside of the sandbox here");
        }
        return new AdapterSession(conversation, id, settings, Map.of("leave", true));
    }

    /**
     * Return the files that can switch off its sandbox.
     *
     * @throws AdapterRefusal if the adapter names none
     */
    public List<SettingsFile> settings() {
        if (settings.isEmpty()) {
            throw new AdapterRefusal(Code.NOT_OFFERED, "no settings are named that switch the sandbox off");
        }
        return settings;
    }

    /** Return the id that the adapter gave it. */
    public String id() {
        return id;
    }

    /** Run a command under the policy of the session. The command must have a directory. */
    public CommandResult run(Command command) {
        AdapterRequest request = request("run")
                .with("argv", command.argv())
                .with("env", command.environment())
                .with("cwd", Objects.requireNonNull(command.directory(), "a command in a session has a directory"))
                .with("stdin", command.stdin())
                .with("timeLimitMs", command.timeLimit().toMillis())
                .with("outputLimit", command.outputLimit());
        manner.forEach(request::with);
        return RunAnswer.read(conversation.ask(request, command.timeLimit()), command.argv());
    }

    /**
     * Let its file tool write a file.
     *
     * @return the answer of the tool; check from outside whether the file was written
     */
    public String writeFile(String path, byte[] content) {
        return said(request("write-file").with("path", path).with("content", content));
    }

    /** Let its file tool read a file, and return the answer of the tool. */
    public String readFile(String path) {
        return said(request("read-file").with("path", path));
    }

    private String said(AdapterRequest request) {
        return conversation.ask(request).text("said");
    }

    /** Change the policy of this session while it runs. Its children must follow. */
    public void changePolicy(SandboxPolicy policy) {
        conversation.ask(request("change-policy").with("policy", policy.id()));
    }

    /**
     * Spawn children.
     *
     * @param way one of those that the adapter has; null if it has only one
     * @return as many as the adapter reports
     */
    public List<AdapterSession> spawn(int count, @Nullable String way) {
        AdapterRequest request = request("spawn").with("count", count);
        if (way != null) {
            request.with("way", way);
        }
        return spawned(request);
    }

    /** Spawn a child in a role. */
    public List<AdapterSession> spawn(Role role) {
        return spawned(request("spawn").with("count", 1).with("role", role.name()));
    }

    private List<AdapterSession> spawned(AdapterRequest request) {
        return conversation.ask(request).texts("children").stream()
                .map(child -> new AdapterSession(conversation, child, List.of()))
                .toList();
    }

    /** Tell whether it still runs commands. */
    private boolean isThere(Command command) {
        try {
            return run(command).succeeded();
        } catch (AdapterRefusal refusal) {
            if (refusal.code() == Code.UNKNOWN_SESSION) {
                return false;
            }
            throw refusal;
        }
    }

    /**
     * Close it. Check that it ends, and that others do not; otherwise they are one session with several names.
     *
     * @param parent whose child it is
     * @param others that must continue
     * @param command one that succeeds
     */
    public void closeApartFrom(AdapterSession parent, List<AdapterSession> others, Command command) {
        close();
        if (isThere(command)) {
            throw conversation.broken(
                    Kind.NOT_CHILDREN,
                    "[%s] still runs commands after it was closed, as if it were another name of [%s]"
                            .formatted(id, parent.id));
        }
        others.stream().filter(other -> !other.isThere(command)).findFirst().ifPresent(ended -> {
            throw conversation.broken(
                    Kind.NOT_CHILDREN,
                    "[%s] ended when [%s] was closed, as if they were one session".formatted(ended.id, id));
        });
    }

    /** End it and its children. */
    public void close() {
        conversation.ask(request("close"));
    }

    private AdapterRequest request(String operation) {
        return new AdapterRequest(operation).with("session", id);
    }
}
