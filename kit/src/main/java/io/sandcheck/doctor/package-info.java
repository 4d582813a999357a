/**
 * Checks which kernel features sandboxes need on a host, explains those that are denied, and says which sandboxes would
 * start.
 */
@NullMarked
package io.sandcheck.doctor;

import org.jspecify.annotations.NullMarked;
