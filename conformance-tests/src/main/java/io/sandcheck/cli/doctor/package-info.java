/** The command {@code doctor}: says which sandboxes would start on this machine, and what is missing for the others. */
@NullMarked
package io.sandcheck.cli.doctor;

import org.jspecify.annotations.NullMarked;
