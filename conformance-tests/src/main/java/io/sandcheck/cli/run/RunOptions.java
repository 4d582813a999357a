package io.sandcheck.cli.run;

import io.sandcheck.selection.SelectionNames;
import java.nio.file.Path;

/**
 * What a run was asked to do.
 *
 * @param names as the user wrote them
 * @param out directory of the report
 */
record RunOptions(SelectionNames names, int jobs, Path out, boolean strict, boolean trace) {}
