package io.sandcheck.selection;

import org.apiguardian.api.API;

/**
 * Something that a user asked for does not exist, or does not fit the rest.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SelectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The part of the selection: an option of the command line, or a configuration parameter of JUnit. */
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
     * @param message names the missing thing, in brackets, and the known ones
     */
    public SelectionException(Part part, String message) {
        super(message);
        this.part = part;
    }

    public Part part() {
        return part;
    }
}
