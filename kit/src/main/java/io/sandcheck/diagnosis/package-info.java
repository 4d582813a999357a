/** Why a scenario failed: rules in data match the arms, the probes and the host's facts. */
@NullMarked
package io.sandcheck.diagnosis;

import org.jspecify.annotations.NullMarked;
