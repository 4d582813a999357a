/**
 * Virtual machines as hosts: their command line, their boot, and the streams to the runners in them. Only this package
 * uses QEMU.
 */
@NullMarked
package io.sandcheck.host.vm;

import org.jspecify.annotations.NullMarked;
