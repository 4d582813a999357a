/**
 * Containers as hosts: images, containers, and the streams to their runners. Only this package uses Testcontainers and
 * docker-java.
 */
@NullMarked
package io.sandcheck.host.container;

import org.jspecify.annotations.NullMarked;
