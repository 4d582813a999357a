package io.sandcheck.diagnosis;

import io.sandcheck.sandbox.OutputPattern;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A test of one fact: {@code known}, {@code unknown}, {@code /^6\./}, {@code >=3.14}, or {@code >=3.9 <3.14}. */
final class FactTest {

    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<)\\s*(\\d+(?:\\.\\d+)*)");
    private static final Pattern COMPARISONS = Pattern.compile(COMPARISON + "(?:\\s+" + COMPARISON + ")*");
    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)*");

    /** Holds for a fact that could be read and exists. */
    static final String KNOWN = "known";

    private FactTest() {}

    /** Tell whether a test is a literal text. */
    static boolean isLiteral(String test) {
        return !isRegex(test) && !COMPARISONS.matcher(test).matches();
    }

    private static boolean isRegex(String test) {
        return test.length() > 1 && test.startsWith("/") && test.endsWith("/");
    }

    /** @throws java.util.regex.PatternSyntaxException if the text between slashes is not a regular expression */
    static Predicate<String> of(String test) {
        if (test.equals(KNOWN)) {
            return fact -> !fact.equals(Fact.UNKNOWN) && !fact.equals("absent");
        }
        if (isRegex(test)) {
            OutputPattern pattern = new OutputPattern(test.substring(1, test.length() - 1));
            return fact -> pattern.find(fact).isPresent();
        }
        if (COMPARISONS.matcher(test).matches()) {
            return COMPARISON
                    .matcher(test)
                    .results()
                    .map(comparison -> comparison(comparison.group(1), comparison.group(2)))
                    .reduce(fact -> true, Predicate::and);
        }
        return test::equals;
    }

    private static Predicate<String> comparison(String operator, String bound) {
        return fact -> {
            if (!VERSION.matcher(fact).lookingAt()) {
                return false;
            }
            int order = compare(fact, bound);
            return switch (operator) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order < 0;
            };
        };
    }

    private static int compare(String fact, String bound) {
        List<Integer> left = numbers(fact);
        List<Integer> right = numbers(bound);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<Integer> numbers(String version) {
        return Arrays.stream(version.split("[^0-9]+", 5))
                .limit(4)
                .filter(part -> !part.isEmpty() && part.length() < 10)
                .map(Integer::valueOf)
                .toList();
    }
}
