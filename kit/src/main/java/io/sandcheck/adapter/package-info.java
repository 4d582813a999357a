/** Session adapters: programs through which the kit speaks to a sandbox that has sessions and children. */
@NullMarked
package io.sandcheck.adapter;

import org.jspecify.annotations.NullMarked;
