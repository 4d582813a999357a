package io.sandcheck.jupiter;

/**
 * The libraries of the hosts log by way of SLF4J, which warns on standard error where no provider is there to log with.
 * Who merely runs scenarios has asked for no log, and misses nothing.
 */
final class MissingLogging {

    private static final String PROVIDER = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

    /** Lowest severity of what SLF4J says of itself; read when it is first used, known since 2.0.10. */
    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private MissingLogging() {}

    /** Have SLF4J not warn, unless there is a provider, or someone else decided. */
    static void isNoWarning() {
        boolean provided = MissingLogging.class.getClassLoader().getResource(PROVIDER) != null;
        if (!provided && System.getProperty(VERBOSITY) == null) {
            System.setProperty(VERBOSITY, "ERROR");
        }
    }
}
