package io.sandcheck.diagnosis;

import java.util.List;
import java.util.Optional;

/** A line of a diagnosis that is shown only if its own condition holds. */
record ConditionalText(Condition condition, Template text) {

    Optional<String> say(Match match) {
        return condition.test(match).map(text::fill);
    }

    static List<String> say(List<ConditionalText> texts, Match match) {
        return texts.stream()
                .flatMap(text -> text.say(match).stream())
                .distinct()
                .toList();
    }
}
