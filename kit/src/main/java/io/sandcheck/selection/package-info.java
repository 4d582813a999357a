/**
 * The host, sandboxes, policies, conditions and expectations of a run, decided once: {@link
 * io.sandcheck.selection.SelectionNames} is what the user asks for, {@link io.sandcheck.selection.Selection} what it
 * means.
 */
@NullMarked
package io.sandcheck.selection;

import org.jspecify.annotations.NullMarked;
