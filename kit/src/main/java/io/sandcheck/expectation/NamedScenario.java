package io.sandcheck.expectation;

import io.sandcheck.naming.Glob;
import io.sandcheck.verdict.Subject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios as a rule names them: {@code python/*-pool}, or one variant: {@code python/default-pool[python-3.14]}.
 *
 * @param variant null for all
 */
record NamedScenario(Glob scenario, @Nullable String variant) {

    private static final Pattern LABEL = Pattern.compile("(?<scenario>[^\\[\\]]+)\\[(?<variant>[^\\[\\]]+)\\]");
    private static final Pattern KNOWN_ID = Pattern.compile("[^*?]+");

    static NamedScenario of(String text) {
        Matcher label = LABEL.matcher(text);
        return label.matches()
                ? new NamedScenario(new Glob(label.group("scenario")), label.group("variant"))
                : new NamedScenario(new Glob(text), null);
    }

    boolean isAbout(Subject subject) {
        return scenario.matches(subject.scenario()) && (variant == null || variant.equals(subject.variant()));
    }

    /** Tell whether it names exactly one scenario, without a pattern. */
    boolean isOne() {
        return KNOWN_ID.matcher(scenario.pattern()).matches();
    }
}
