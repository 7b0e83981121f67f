package dev.rubicon.installer.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.sqlite.date.FastDateFormat;

/** What SQLite's driver makes of dates, with the class of ours in front of its own. */
class DriverDatesTest {
    private static final Instant AT = Instant.parse("2024-02-29T23:59:59.123Z");
    private static final Calendar UTC = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);

    @Test
    void theClassInFrontOfTheDriversIsOurs() {
        assertEquals(
                SqliteStorage.class.getProtectionDomain().getCodeSource().getLocation(),
                FastDateFormat.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void aTimeThatIsWrittenAsTextIsReadAgain() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:?date_class=text");
                PreparedStatement insert = connection.prepareStatement("SELECT ?")) {
            insert.setTimestamp(1, Timestamp.from(AT));
            try (ResultSet row = insert.executeQuery()) {
                assertEquals(AT, row.getTimestamp(1).toInstant());
            }
        }
    }

    @Test
    void aTextIsATimeInTheZoneThatIsAskedFor() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT '2024-02-29 23:59:59.123', 'yesterday'")) {
            assertEquals(AT, row.getTimestamp(1, UTC).toInstant());
            assertThrows(SQLException.class, () -> row.getTimestamp(2, UTC));
        }
    }
}
