package io.sandcheck.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Damaged outputs of strace, read by the kit's program for them: a thousand lines each time. */
final class StraceLines implements Trial {

    private static final int TIMES = 100;
    private static final int BLOCKS = 100;
    private static final int HUNG_SECONDS = 60;

    private static final byte[] SAMPLE = """
            1     mount("proc", "/newroot/proc", "proc", 0, NULL) = -1 EPERM (Operation not permitted)
            2     chdir("/sandcheck-begins") = -1 ENOENT (No such file or directory)
            7     sendto(5, "\\0", 1, 0 <unfinished ...>
            8     bind(3, {sa_family=AF_UNIX, sun_path="/tmp/s"}, 110) = -1 EPERM (Operation not permitted)
            7     <... sendto resumed>, NULL, 0) = -1 EPERM (Operation not permitted)
            7     --- SIGSYS {si_signo=SIGSYS, si_code=SYS_SECCOMP, si_call_addr=0x7f, si_syscall=__NR_bind} ---
            8     clone(child_stack=NULL, flags=CLONE_NEWUSER|SIGCHLD) = 9
            7     execve("/bin/x", ["x", "\\33[31m"], 0x7ffd /* 12 vars */) = 0
            7     +++ killed by SIGSYS +++
            8     +++ exited with 1 +++
            """.getBytes(UTF_8);

    private final Path scratch;

    StraceLines(Path scratch) {
        this.scratch = scratch;
    }

    @Override
    public String name() {
        return "strace, 1,000 lines";
    }

    @Override
    public int times() {
        return TIMES;
    }

    @Override
    public void once(Random random, BiConsumer<Fault, String> failures) throws IOException, InterruptedException {
        Mutation mutation = new Mutation(random, List.of(SAMPLE));
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int block = 0; block < BLOCKS; block++) {
            lines.writeBytes(mutation.next());
        }
        Path trace = Files.write(scratch.resolve("trace"), lines.toByteArray());
        Path program = Files.write(scratch.resolve("denied_calls.py"), Fixtures.read("tracing/denied_calls.py"));
        Path said = scratch.resolve("said");
        Process reading = new ProcessBuilder("python3", program.toString(), trace.toString(), "EPERM", "ENOENT")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!reading.waitFor(HUNG_SECONDS, TimeUnit.SECONDS)) {
            reading.destroyForcibly().waitFor();
            failures.accept(Fault.HUNG, "reading took longer than %d s".formatted(HUNG_SECONDS));
            return;
        }
        String text = Files.readString(said, UTF_8);
        if (reading.exitValue() != 0) {
            failures.accept(Fault.STACK_TRACE, text);
        } else {
            Json.readObject(text, "denied calls");
        }
    }
}
