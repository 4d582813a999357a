/** Writes Markdown for the summary of a job from the journal. */
@NullMarked
package io.sandcheck.report.markdown;

import org.jspecify.annotations.NullMarked;
