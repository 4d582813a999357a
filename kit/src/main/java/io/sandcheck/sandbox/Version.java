package io.sandcheck.sandbox;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A version, ordered as in Semantic Versioning: {@code 0.124.0-alpha.2} before {@code 0.124.0} before {@code 0.124.1}.
 * It may have any count of numbers; missing numbers are zero. The part after a {@code +} is ignored.
 *
 * @param numbers the numbers, without zeros at the end
 * @param preRelease the parts after the hyphen; empty if there are none
 * @see <a href="https://semver.org/#spec-item-11">Semantic Versioning 2.0.0, section 11</a>
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Version(List<BigInteger> numbers, List<String> preRelease) implements Comparable<Version> {

    /** Any release is newer than any pre-release. */
    static final Comparator<Version> RELEASES_LAST = Comparator.<Version, Boolean>comparing(
                    version -> version.preRelease().isEmpty())
            .thenComparing(Comparator.naturalOrder());

    private static final Pattern FORM =
            Pattern.compile("(?<numbers>\\d+(\\.\\d+)*)(-(?<pre>[\\w.~-]+))?(\\+[\\w.~-]+)?");
    private static final Pattern TOLD = Pattern.compile("(?<![\\w.])v?(\\d{1,9}(?:\\.\\d{1,9}){1,5})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    public Version {
        numbers = List.copyOf(numbers);
        preRelease = List.copyOf(preRelease);
    }

    /** Find the first version in the output of a program: {@code 0.13.1} in {@code bubblewrap 0.13.1}. */
    public static Optional<String> firstIn(String text) {
        return TOLD.matcher(text).results().map(match -> match.group(1)).findFirst();
    }

    /** Read a version; empty if the text is not one. */
    public static Optional<Version> find(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String pre = matcher.group("pre");
        return Optional.of(new Version(numbers(matcher.group("numbers")), pre == null ? List.of() : parts(pre)));
    }

    private static List<BigInteger> numbers(String dotted) {
        String significant = dotted.replaceFirst("(\\.0+)+$", "");
        return parts(significant).stream().map(BigInteger::new).toList();
    }

    private static List<String> parts(String dotted) {
        return Arrays.asList(dotted.split("\\.", -1));
    }

    @Override
    public int compareTo(Version other) {
        int byNumbers = compare(numbers, other.numbers, Comparator.naturalOrder());
        if (byNumbers != 0) {
            return byNumbers;
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        return compare(preRelease, other.preRelease, Version::comparePreReleases);
    }

    private static <T> int compare(List<T> left, List<T> right, Comparator<T> comparator) {
        Iterator<T> others = right.iterator();
        for (T part : left) {
            int order = others.hasNext() ? comparator.compare(part, others.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    private static int comparePreReleases(String left, String right) {
        boolean leftIsNumber = NUMBER.matcher(left).matches();
        boolean rightIsNumber = NUMBER.matcher(right).matches();
        if (leftIsNumber && rightIsNumber) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftIsNumber || rightIsNumber ? Boolean.compare(rightIsNumber, leftIsNumber) : left.compareTo(right);
    }
}
