package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DockerfileTests {

    private final Dockerfile dockerfile = new Dockerfile("""
            ARG SANDCHECK_IMAGE_NPM
            ARG SANDCHECK_IMAGE_PYTHON_EXTRA
            FROM ${SANDCHECK_IMAGE_NPM} AS npm
            ARG VERSION
            COPY settings.json hosts.json /etc/
            FROM ${SANDCHECK_IMAGE_PYTHON_EXTRA}
            ADD --chown=0:0 rootfs.tar /
            COPY --from=npm /codex /usr/local/bin/codex
            RUN echo COPY this not
            """);

    @Test
    void imagesOfTheKitAreNamedByArguments() {
        assertThat(dockerfile.parents()).containsExactly("npm", "python-extra");
        assertThat(Dockerfile.argumentFor("python-extra")).isEqualTo("SANDCHECK_IMAGE_PYTHON_EXTRA");
    }

    @Test
    void whatAnotherStageMadeIsNotCopiedFromTheContext() {
        assertThat(dockerfile.copied()).containsExactly("hosts.json", "rootfs.tar", "settings.json");
    }
}
