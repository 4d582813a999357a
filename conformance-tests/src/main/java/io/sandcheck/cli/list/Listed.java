package io.sandcheck.cli.list;

import java.util.List;

/** An entry of a list. */
interface Listed {

    String name();

    /** Return the heading of its group. */
    String group();

    /** Describe it in a few words. */
    String headline();

    /** Return more about it, one fact in each line. */
    List<String> details();
}
