/** The commands {@code report} and {@code compare}: show the results of a run, and compare runs. */
@NullMarked
package io.sandcheck.cli.report;

import org.jspecify.annotations.NullMarked;
