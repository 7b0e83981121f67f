package dev.rubicon.benchmarks.installing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Runs statements one after the other, as somebody's script would. */
public final class RawSql {
    private RawSql() {}

    /** {@code URL FILE}: as a process of its own, with the statements of a file, a line each. */
    public static void main(String[] args) throws SQLException, IOException {
        run(connect(args[0]), Files.readAllLines(Path.of(args[1])));
    }

    public static Connection connect(String url) throws SQLException {
        if (!url.startsWith("jdbc:sqlite:")) {
            return DriverManager.getConnection(url);
        }
        SQLiteConfig settings = new SQLiteConfig();
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return settings.createConnection(url);
    }

    public static void run(Connection opened, List<String> statements) throws SQLException {
        try (Connection connection = opened;
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public static List<String> query(Connection opened, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = opened;
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
