/** What a sandbox is and what is asked of it: definitions, policies, capabilities, commands and their results. */
@NullMarked
package io.sandcheck.sandbox;

import org.jspecify.annotations.NullMarked;
