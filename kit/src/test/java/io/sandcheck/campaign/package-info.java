/** What breaks the kit, tried again and again: damaged inputs, hostile outputs, secrets, kills, an engine that fails. */
@NullMarked
package io.sandcheck.campaign;

import org.jspecify.annotations.NullMarked;
