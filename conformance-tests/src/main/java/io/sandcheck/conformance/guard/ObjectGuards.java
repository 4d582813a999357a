package io.sandcheck.conformance.guard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sandcheck.act.Act;
import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Doer;
import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.session.Victim;
import io.sandcheck.session.WatchedTries;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Guards for kernel objects that programs share by a number or a name, without a file or a socket. Neither a read-only
 * file system nor a network that is off protects them.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ObjectGuards {

    @Guard(id = "guard/change-outside-object", act = "change-object")
    @ForEachVariant({"shared-memory", "message-queue", "semaphore", "posix-message-queue", "keyring"})
    void changesAnObjectOfAProgramOutside(SandboxSession sandbox, Surroundings around, String kind) {
        List<Doer> doers = List.of(Doer.values());
        Victim victim = around.hold("hold_objects.py", kind, String.valueOf(doers.size()));
        String missing = victim.unavailable().orElse("");
        assumeTrue(missing.isEmpty(), "no %s can be made on this host: %s".formatted(kind, missing));
        List<String> objects = victim.values("objects");
        WatchedTries tries = new WatchedTries();
        for (int i = 0; i < doers.size(); i++) {
            int index = i;
            String word = RandomNames.token();
            String expected = kind.equals("semaphore") ? "incremented" : word;
            tries.add(doers.get(i), change(kind, objects.get(i), word), any -> victim.content()
                    .get(index)
                    .contains(expected));
        }
        tries.attempt(sandbox, around, "an object of a program outside was changed (%s)".formatted(kind));
    }

    private static Act change(String kind, String object, String word) {
        return switch (kind) {
            case "shared-memory" -> Act.of(Kind.WRITE_SHARED_MEMORY, object, word);
            case "message-queue" -> Act.of(Kind.SEND_MESSAGE, object, word);
            case "semaphore" -> Act.of(Kind.INCREMENT_SEMAPHORE, object);
            case "posix-message-queue" -> Act.of(Kind.SEND_POSIX_MESSAGE, object, word);
            default -> Act.of(Kind.UPDATE_KEY, object, word);
        };
    }
}
