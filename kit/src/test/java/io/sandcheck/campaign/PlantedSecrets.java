package io.sandcheck.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Runs of a command that prints secrets, in all the ways that there are. */
final class PlantedSecrets implements Trial {

    private static final int TIMES = 5;

    private final Product product;

    PlantedSecrets(Product product) {
        this.product = product;
    }

    @Override
    public String name() {
        return "secrets: runs";
    }

    @Override
    public int times() {
        return TIMES;
    }

    @Override
    public void once(Random random, BiConsumer<Fault, String> failures) throws Exception {
        List<Secret> secrets = Secret.plant(random);
        List<String> writings = new ArrayList<>();
        secrets.forEach(secret -> writings.addAll(secret.writings(random)));
        Path scenarios = CommandScenario.folder(product.surroundings().resolve("secrets"));
        CommandScenario.write(scenarios, "printed", String.join("\n", writings).getBytes(UTF_8));
        Path out = product.out("secrets");
        String printed = product.run(Secret.variables(secrets), failures, CommandScenario.arguments(scenarios, out));
        String all = printed + contents(out);
        for (Secret secret : secrets) {
            if (secret.isIn(all)) {
                failures.accept(Fault.SECRET, secret.toString());
            }
        }
        if (!all.contains("[redacted: ")) {
            failures.accept(Fault.LOST, "nothing was printed: " + printed);
        }
    }

    static String contents(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), UTF_8));
            }
        }
        return all.toString();
    }
}
