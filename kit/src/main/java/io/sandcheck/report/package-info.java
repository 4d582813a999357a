/**
 * The journal and the reports made from it. {@link io.sandcheck.report.Journal} writes one line of JSON for each
 * result, {@link io.sandcheck.report.JournalReader} reads them as {@link io.sandcheck.report.RecordedResult}, {@link
 * io.sandcheck.report.JournalMerge} merges journals, and a {@link io.sandcheck.report.ReportFormat} writes a {@link
 * io.sandcheck.report.Report}.
 */
@NullMarked
package io.sandcheck.report;

import org.jspecify.annotations.NullMarked;
