/** The command {@code list}: lists sandboxes, scenarios and requirements. */
@NullMarked
package io.sandcheck.cli.list;

import org.jspecify.annotations.NullMarked;
