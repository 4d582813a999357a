package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostContract;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.TestNetwork;
import org.junit.jupiter.api.Test;

/** A test network that does not start says why. */
@RequiresDocker
class BrokenNetworkIT {

    @Test
    void aNetworkThatDoesNotComeUpSaysWhy() {
        DockerClient client = ContainerEngine.ofThisMachine().connect();
        ContainerPlan plan = new ContainerPlan(
                Images.tag(ImageRecipe.of(HostContract.NONE)), HostContract.NONE.container(), HostCondition.NONE);
        NetworkContainer broken = plan.startNetwork(client, RunOwner.newRun());
        try {
            assertThatThrownBy(() -> TestNetwork.await(broken.server()))
                    .isInstanceOf(HostException.class)
                    .hasMessageStartingWith("The runner on host [test network] failed: ")
                    .hasMessageContaining("serve_network.py");
        } finally {
            broken.remove();
        }
    }

    @Test
    void aNetworkThatCannotBeStartedSaysWhy() {
        DockerClient client = ContainerEngine.ofThisMachine().connect();
        NetworkContainer missing = new NetworkContainer(new AttachedContainer(client, "0123456789ab"));

        assertThatThrownBy(missing::server).isInstanceOf(HostException.class).hasMessageContaining("0123456789ab");
        missing.remove();
    }
}
