package io.sandcheck.campaign;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a campaign.
 *
 * @param seed decides all that differs from one campaign to the next
 * @param share of all that a whole campaign tries: 0.01 tries a hundredth, and everything once at least
 * @param only names of trials, as a glob
 * @param number the one attempt that is wanted; null if all are
 * @param product the command whose runs are to be broken, as a class path; null if none is
 */
record CampaignOptions(
        long seed,
        double share,
        String only,
        @Nullable Integer number,
        @Nullable String product) {

    private static final String USAGE =
            "kit/campaign [--share 0.01] [--only 'lines: *'] [--seed NUMBER [--number NUMBER]]";

    static CampaignOptions of(String... args) {
        long seed = System.nanoTime() % 1_000_000;
        double share = 1;
        String only = "*";
        Integer number = null;
        String product = null;
        for (Iterator<String> words = List.of(args).iterator(); words.hasNext(); ) {
            String option = words.next();
            if (!words.hasNext()) {
                throw new IllegalArgumentException(USAGE);
            }
            String value = words.next();
            switch (option) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--share" -> share = Double.parseDouble(value);
                case "--only" -> only = value;
                case "--number" -> number = Integer.valueOf(value);
                case "--product" -> product = value;
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new CampaignOptions(seed, share, only, number, product);
    }

    static CampaignOptions small(long seed, double share) {
        return new CampaignOptions(seed, share, "*", null, null);
    }
}
