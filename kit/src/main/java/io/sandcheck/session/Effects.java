package io.sandcheck.session;

import io.sandcheck.act.Attempt;
import io.sandcheck.act.Try;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes briefly which tries had an effect. */
final class Effects {

    private static final int MOST = 4;

    private Effects() {}

    /** Return the description; empty if no try had an effect. */
    static Optional<String> of(List<Try> had, Attempt attempt) {
        if (had.isEmpty()) {
            return Optional.empty();
        }
        if (attempt.tries().stream()
                .allMatch(each -> had.contains(each) || !each.by().isForEveryKernel())) {
            return Optional.of("in each way that was tried");
        }
        String first = had.stream().limit(MOST).map(Try::describe).collect(Collectors.joining(", "));
        int more = had.size() - MOST;
        return Optional.of(more > 0 ? "%s and in %d more ways".formatted(first, more) : first);
    }
}
