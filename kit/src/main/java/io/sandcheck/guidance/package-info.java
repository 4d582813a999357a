/** What a sandbox tells its user where it cannot start, judged by the concepts that it names. */
@NullMarked
package io.sandcheck.guidance;

import org.jspecify.annotations.NullMarked;
