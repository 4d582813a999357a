package io.sandcheck.campaign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** Runs whose engine hangs, dies, restarts, is slow, is full or talks nonsense from any moment on. */
final class EngineFaults implements Trial {

    private static final int TIMES = 60;
    private static final int MOST_REQUESTS = 60;

    /** What the kit gives an engine that hangs, several times over. */
    private static final Duration END = Duration.ofMinutes(6);

    private static final Duration REMOVAL = Duration.ofSeconds(20);
    private static final List<Integer> EXIT_CODES = List.of(0, 1, 3);

    private final Product product;
    private final Set<Long> owners = new HashSet<>();

    EngineFaults(Product product) {
        this.product = product;
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public int times() {
        return EngineProxy.possible() ? TIMES : 0;
    }

    @Override
    public void once(Random random, BiConsumer<Fault, String> failures) throws Exception {
        EngineTrouble[] troubles = EngineTrouble.values();
        EngineTrouble trouble = troubles[random.nextInt(troubles.length)];
        int begins = 1 + random.nextInt(MOST_REQUESTS);
        String how = "%s from request %d on".formatted(trouble, begins);
        Path socket = product.surroundings().resolve("engine.sock");
        try (EngineProxy engine = new EngineProxy(socket, trouble, begins)) {
            Product.Running running = product.start(Map.of("DOCKER_HOST", engine.address()), arguments("troubled"));
            owners.add(running.process().pid());
            if (!running.ends(END)) {
                failures.accept(Fault.HUNG, how);
                Product.end(running);
            }
            String text = Product.judged(running, (fault, what) -> failures.accept(fault, how + ": " + what));
            int exitCode = running.process().exitValue();
            if (!EXIT_CODES.contains(exitCode) || text.isBlank()) {
                failures.accept(Fault.STACK_TRACE, "%s: exit code %d: %s".formatted(how, exitCode, text));
            }
        }
    }

    private String[] arguments(String out) {
        return new String[] {
            "run",
            "--host",
            "container",
            "--sandbox",
            "ref-confines",
            "--scenario",
            "ipc/unix*",
            "--out",
            product.out(out).toString()
        };
    }

    @Override
    public void end(BiConsumer<Fault, String> failures) throws Exception {
        if (owners.isEmpty()) {
            return;
        }
        product.run(Map.of(), failures, arguments("sound"));
        new Leftovers(product.surroundings(), owners)
                .after(REMOVAL)
                .forEach(each -> failures.accept(Fault.LEFT, "after a whole run: " + each));
    }
}
