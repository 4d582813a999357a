package io.sandcheck.benchmark;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Takes the times of some contestants in turns: what else the machine does meanwhile slows all of them down. The first is
 * compared with each of the others, round by round.
 */
final class Contest {

    private final List<Contestant> contestants;
    private final List<List<Double>> times;

    private Contest(List<Contestant> contestants) {
        this.contestants = List.copyOf(contestants);
        this.times = contestants.stream()
                .map(each -> (List<Double>) new ArrayList<Double>())
                .toList();
    }

    /**
     * Hold one.
     *
     * @param warmUps rounds that do not count
     */
    static Contest of(int warmUps, int rounds, Contestant... contestants) throws Exception {
        Contest contest = new Contest(List.of(contestants));
        for (int round = 0; round < warmUps + rounds; round++) {
            for (int i = 0; i < contestants.length; i++) {
                double seconds = contestants[i].measure();
                if (round >= warmUps) {
                    contest.times.get(i).add(seconds);
                }
            }
        }
        return contest;
    }

    /** Return a line for each pair: the median of the ratios, their spread, and how long each takes. */
    List<String> lines() {
        return IntStream.range(1, contestants.size()).mapToObj(this::line).toList();
    }

    private String line(int other) {
        List<Double> ratios = IntStream.range(0, times.get(0).size())
                .mapToObj(round -> times.get(0).get(round) / times.get(other).get(round))
                .sorted()
                .toList();
        return String.format(
                Locale.ROOT,
                "%s / %s: %.2f (%.2f to %.2f in %d rounds; %s)",
                contestants.get(0).name(),
                contestants.get(other).name(),
                median(ratios),
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                ratios.size(),
                IntStream.of(0, other).mapToObj(this::time).collect(joining(" / ")));
    }

    private String time(int contestant) {
        double seconds = median(times.get(contestant).stream().sorted().toList());
        return seconds < 0.1
                ? String.format(Locale.ROOT, "%.2f ms", seconds * 1000)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
