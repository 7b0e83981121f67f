package dev.rubicon.installer.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.util.Logger;
import org.sqlite.util.LoggerFactory;

/** What SQLite's driver has to say is logged as its own class would log it. */
class DriverLogTest {
    private final List<String> logged = new ArrayList<>();
    private final java.util.logging.Logger log = java.util.logging.Logger.getLogger(SqliteStorage.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord said) {
            String cause =
                    said.getThrown() == null ? "" : " " + said.getThrown().getMessage();
            logged.add(said.getLevel().getName() + " " + said.getMessage() + cause);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.setUseParentHandlers(false);
        log.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(handler);
        log.setUseParentHandlers(true);
    }

    @Test
    void theClassInFrontOfTheDriversIsOurs() {
        assertEquals(
                SqliteStorage.class.getProtectionDomain().getCodeSource().getLocation(),
                LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void whatItSaysIsLoggedUnderTheNameOfItsClass() {
        Logger driver = LoggerFactory.getLogger(SqliteStorage.class);
        driver.trace(() -> "a statement");
        driver.info(() -> "a copy");
        driver.warn(() -> "a leftover");
        driver.error(() -> "no library", new IllegalStateException("it is not there"));
        assertEquals(List.of("INFO a copy", "WARNING a leftover", "SEVERE no library it is not there"), logged);
    }
}
