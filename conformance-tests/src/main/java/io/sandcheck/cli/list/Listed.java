package io.sandcheck.cli.list;

import java.util.List;

/** An entry of a list. */
interface Listed {

    String name();

    /** Name what it is listed under. */
    String group();

    /** Say in a few words what it is. */
    String headline();

    /** Say what else there is to know, a line each. */
    List<String> details();
}
