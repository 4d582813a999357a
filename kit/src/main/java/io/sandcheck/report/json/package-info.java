/** Writes JSON documents from the journal. */
@NullMarked
package io.sandcheck.report.json;

import org.jspecify.annotations.NullMarked;
