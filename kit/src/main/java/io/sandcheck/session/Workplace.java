package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import java.time.Duration;

/**
 * Where a session runs its commands, with which interpreter, and how long they may take.
 *
 * @param host on which its files are, seen from outside of the sandbox
 */
record Workplace(Host host, Python python, Workspace workspace, Duration timeLimit) {}
