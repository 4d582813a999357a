package io.sandcheck.report;

import io.sandcheck.verdict.Verdict;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * All observations about the results of a run, except results that conform as expected.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Findings {

    /** Nobody reads more of them in one section, so later ones are combined into one for each sandbox. */
    private static final int MOST = 500;

    private final Map<Finding.Key, Finding> unexpected = new TreeMap<>();
    private final Map<Finding.Key, Finding> better = new TreeMap<>();
    private final Map<Finding.Key, Finding> expected = new TreeMap<>();
    private final Map<Finding.Key, Finding> notApplicable = new TreeMap<>();

    /** Add a result. */
    public void add(RecordedResult result) {
        if (result.verdict() == Verdict.CONFORMS && result.asExpected()) {
            return;
        }
        Map<Finding.Key, Finding> section = sectionOf(result);
        Finding.Key key = Finding.Key.of(result);
        if (section.size() >= MOST && !section.containsKey(key)) {
            key = new Finding.Key(key.sandbox(), key.verdict(), "one of many causes");
        }
        section.computeIfAbsent(key, Finding::new).add(result);
    }

    private Map<Finding.Key, Finding> sectionOf(RecordedResult result) {
        if (result.verdict() == Verdict.NOT_APPLICABLE) {
            return notApplicable;
        }
        if (result.betterThanExpected()) {
            return better;
        }
        return result.asExpected() ? expected : unexpected;
    }

    /** Return results that are not as expected, without those that are better. */
    public Collection<Finding> unexpected() {
        return unexpected.values();
    }

    /** Return results that conform, although that was not expected. */
    public Collection<Finding> better() {
        return better.values();
    }

    /** Return results that do not conform, as expected. */
    public Collection<Finding> expected() {
        return expected.values();
    }

    /** Return results that do not apply. */
    public Collection<Finding> notApplicable() {
        return notApplicable.values();
    }
}
