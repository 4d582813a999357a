package io.sandcheck.campaign;

import io.sandcheck.report.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** Texts with secrets in them: whole, encoded, and cut at any place. */
final class SecretsInReports implements Trial {

    private static final int TIMES = 400;

    /** As outputs, and lines that quote them, are cut. */
    private static final List<String> CUTS = List.of("", "...", "\n[... 12,345 bytes left out ...]\n");

    @Override
    public String name() {
        return "secrets: texts";
    }

    @Override
    public int times() {
        return TIMES;
    }

    @Override
    public void once(Random random, BiConsumer<Fault, String> failures) {
        List<Secret> secrets = Secret.plant(random);
        Redaction redaction = Redaction.of(Secret.variables(secrets));
        for (Secret secret : secrets) {
            List<String> texts = new ArrayList<>(secret.writings(random));
            for (String writing : List.copyOf(texts)) {
                String cut = CUTS.get(random.nextInt(CUTS.size()));
                texts.add(writing.substring(0, random.nextInt(writing.length() + 1)) + cut);
                if (secret.name() != null) {
                    texts.add(cut + writing.substring(random.nextInt(writing.length() + 1)));
                }
            }
            for (String text : texts) {
                String shown = redaction.apply(text);
                if (secret.isIn(shown)) {
                    failures.accept(Fault.SECRET, "%s in [%s], shown as [%s]".formatted(secret, text, shown));
                }
            }
        }
    }
}
