package io.sandcheck.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.FileAccess;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of the protocol, since version 2, for sessions with doors besides their shell. */
final class DoorRules {

    private static final String FILE = "/.sandcheck-door";
    private static final String CONTENT = "written by a door";

    private DoorRules() {}

    static void known(AdapterUnderTest adapter) {
        List<String> doors = adapter.conversation().greeting().doors();
        leaveOutIf(doors.isEmpty(), "it names no doors");
        KnownNames known = new KnownNames("door", Door.ids());
        doors.stream()
                .filter(door -> !known.contains(door))
                .findFirst()
                .ifPresent(door -> adapter.require(false, known.unknown(door)));
    }

    static void commands(AdapterUnderTest adapter) {
        List<Door> doors = adapter.conversation().doors().stream()
                .filter(Door::runsCommands)
                .toList();
        leaveOutIf(doors.isEmpty(), "it names no door that runs commands");
        for (Door door : doors) {
            CommandResult result = adapter.run(adapter.freeSession().through(door), "echo out; echo wrong >&2; exit 7");
            adapter.require(
                    Objects.equals(result.exitCode(), 7) && CommandRules.wrote(result, "out"),
                    "of [echo out; exit 7] through [%s]: %s, stdout %s"
                            .formatted(
                                    door.id(),
                                    result.outcome(),
                                    AdapterAnswer.quoted(result.stdout().text())));
        }
    }

    static void files(AdapterUnderTest adapter) {
        leaveOutIf(!adapter.conversation().doors().contains(Door.FILE_TOOL), "it does not name the door [file-tool]");
        AdapterSession session = adapter.freeSession();
        leaveOutIf(
                adapter.policy().files() == FileAccess.READ_ONLY,
                "no policy is offered that lets the workspace be written");
        String path = adapter.workspace() + FILE;
        String said = session.writeFile(path, CONTENT.getBytes(UTF_8));
        adapter.require(
                CONTENT.equals(adapter.read(path)), "%s was not written; it said %s".formatted(path, quoted(said)));
        String read = session.readFile(path);
        adapter.require(read.contains(CONTENT), "asked to read %s, it said %s".formatted(path, quoted(read)));
    }

    static void doorsThereAreNot(AdapterUnderTest adapter) {
        leaveOutIf(!adapter.conversation().greeting().knowsDoors(), "it speaks protocol 1");
        List<Door> doors = adapter.conversation().doors();
        for (Door door : Door.values()) {
            if (!doors.contains(door)) {
                adapter.requireRefusal(Code.NOT_OFFERED, () -> use(adapter, door));
                return;
            }
        }
        throw new AdapterUnderTest.LeftOutException("it names every door there is");
    }

    private static void use(AdapterUnderTest adapter, Door door) {
        if (door.runsCommands()) {
            adapter.run(adapter.freeSession().throughAny(door), "true");
        } else {
            adapter.freeSession().readFile(adapter.workspace() + FILE);
        }
    }

    static void leaving(AdapterUnderTest adapter) {
        adapter.requireOffer(Offer.LEAVE);
        CommandResult result = null;
        try {
            result = adapter.run(adapter.freeSession().leaving(), "echo in $0");
        } catch (AdapterRefusal refusal) {
            if (refusal.code() != Code.DENIED) {
                throw refusal;
            }
        }
        adapter.require(ran(result), "of [echo] that asks to leave: " + (result == null ? "" : result.outcome()));
    }

    /** A command that is denied was not run. */
    private static boolean ran(@Nullable CommandResult result) {
        return result == null || (result.succeeded() && CommandRules.wrote(result, "in sh"));
    }

    private static void leaveOutIf(boolean condition, String why) {
        if (condition) {
            throw new AdapterUnderTest.LeftOutException(why);
        }
    }

    private static String quoted(String said) {
        return AdapterAnswer.quoted(said);
    }
}
