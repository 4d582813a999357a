package io.sandcheck.campaign;

/** What must not happen, whatever is tried. */
enum Fault {
    /** A result that the journal has, and the report has not. */
    LOST("lost"),
    /** A container, a process or a file that is there after the run. */
    LEFT("left"),
    /** It did not end. */
    HUNG("hung"),
    /** An exception that nobody foresaw, or an error without a message. */
    STACK_TRACE("stack traces"),
    /** A secret in an output. */
    SECRET("secrets"),
    /** Something that a browser, a terminal or a parser obeys. */
    INJECTION("injections");

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
