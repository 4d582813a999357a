package io.sandcheck.diagnosis;

import java.util.List;
import java.util.Optional;

/** A line of a diagnosis that is said where its own condition holds too. */
record ConditionalText(Condition condition, Template text) {

    Optional<String> say(Findings findings) {
        return condition.test(findings).map(text::fill);
    }

    static List<String> say(List<ConditionalText> texts, Findings findings) {
        return texts.stream()
                .flatMap(text -> text.say(findings).stream())
                .distinct()
                .toList();
    }
}
