/** Lists sandboxes and scenarios. */
@NullMarked
package io.sandcheck.cli.list;

import org.jspecify.annotations.NullMarked;
