package io.sandcheck.cli.run;

import io.sandcheck.selection.SelectionNames;
import java.nio.file.Path;

/**
 * The options of a run.
 *
 * @param names as the user wrote them
 * @param out directory of the report
 * @param repeat how often each experiment is made
 * @param verbose whether each expected deviation is explained, too
 */
record RunOptions(
        SelectionNames names, int jobs, Path out, boolean strict, boolean trace, int repeat, boolean verbose) {}
