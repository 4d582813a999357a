package io.sandcheck.selection;

import org.apiguardian.api.API;

/**
 * Something that a user asked for does not exist, or not together with the rest.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SelectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the user chose by it: an option of the command line, or a configuration parameter of JUnit. */
    public enum Part {
        HOST("host", "host"),
        SANDBOX("sandbox", "sandboxes"),
        POLICY("policy", "policies"),
        CONDITION("condition", "conditions"),
        SCENARIO("scenario", "scenarios"),
        SHARD("shard", "shard");

        private final String option;
        private final String parameter;

        Part(String option, String parameter) {
            this.option = "--" + option;
            this.parameter = "sandcheck." + parameter;
        }

        /** Return the option of the command line: {@code --policy}. */
        public String option() {
            return option;
        }

        /** Return the configuration parameter of JUnit: {@code sandcheck.policies}. */
        public String parameter() {
            return parameter;
        }
    }

    private final Part part;

    /**
     * Make an exception.
     *
     * @param message says what does not exist, in brackets, and what does
     */
    public SelectionException(Part part, String message) {
        super(message);
        this.part = part;
    }

    public Part part() {
        return part;
    }
}
