/** The result journal: one JSON object a result, written as results come, and what is read back from it. */
@NullMarked
package io.sandcheck.report;

import org.jspecify.annotations.NullMarked;
