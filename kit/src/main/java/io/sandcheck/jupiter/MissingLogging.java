package io.sandcheck.jupiter;

/**
 * Suppresses the warning that SLF4J prints on standard error if it finds no provider. The libraries of the hosts log
 * through SLF4J, but if you only run scenarios, you need no log.
 */
final class MissingLogging {

    private static final String PROVIDER = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

    /** SLF4J's lowest severity for its own messages. It is read when SLF4J is first used; known since 2.0.10. */
    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private MissingLogging() {}

    /** Suppress the warning, unless there is a provider or the property is already set. */
    static void isNoWarning() {
        boolean provided = MissingLogging.class.getClassLoader().getResource(PROVIDER) != null;
        if (!provided && System.getProperty(VERBOSITY) == null) {
            System.setProperty(VERBOSITY, "ERROR");
        }
    }
}
