package org.sqlite.util;

import java.util.function.Supplier;
import java.util.logging.Level;

/**
 * Takes the place of the driver's own class of this name, being in front of it on the class path; where it is not, all works as well.
 * The driver's looks through every jar for another library before it logs by Java's own means, and gets these ready in every process.
 * Here they are got ready when there is something to log.
 */
public final class LoggerFactory {
    private LoggerFactory() {}

    /** Logs under the name of a class of the driver. */
    public static Logger getLogger(Class<?> hostClass) {
        return new WhenNeeded(hostClass.getName());
    }

    private record WhenNeeded(String name) implements Logger {
        // The text of every statement: nobody asks for it, and to ask whether anybody does is what is to be saved.
        @Override
        public void trace(Supplier<String> message) {}

        @Override
        public void info(Supplier<String> message) {
            log().log(Level.INFO, message);
        }

        @Override
        public void warn(Supplier<String> message) {
            log().log(Level.WARNING, message);
        }

        @Override
        public void error(Supplier<String> message, Throwable cause) {
            log().log(Level.SEVERE, cause, message);
        }

        private java.util.logging.Logger log() {
            return java.util.logging.Logger.getLogger(name);
        }
    }
}
