/** Containers as hosts: images, containers, and the streams to their runners; the only user of Testcontainers and docker-java. */
@NullMarked
package io.sandcheck.host.container;

import org.jspecify.annotations.NullMarked;
