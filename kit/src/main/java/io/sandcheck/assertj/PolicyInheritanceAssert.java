package io.sandcheck.assertj;

import io.sandcheck.inheritance.InheritanceFault;
import io.sandcheck.inheritance.PolicyInheritance;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a parent session and its children. A failure lists where a child differs.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PolicyInheritanceAssert extends AbstractAssert<PolicyInheritanceAssert, PolicyInheritance> {

    PolicyInheritanceAssert(PolicyInheritance actual) {
        super(actual, PolicyInheritanceAssert.class);
    }

    /** Verify that every child exists, may do the same as its parent, and has an environment that says so. */
    public PolicyInheritanceAssert everyChildMatchesItsParent() {
        isNotNull();
        Optional<InheritanceFault> fault = actual.matrix().fault();
        if (fault.isPresent()) {
            failWithMessage(
                    "Expected every child to match its parent but:%n%s",
                    String.join(System.lineSeparator(), fault.get().evidence()));
        }
        return this;
    }
}
