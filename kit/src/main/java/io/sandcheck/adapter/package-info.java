/**
 * Session adapters: programs through which the kit talks to a sandbox with sessions and children. {@code
 * docs/session-adapter.md} describes the protocol.
 */
@NullMarked
package io.sandcheck.adapter;

import org.jspecify.annotations.NullMarked;
