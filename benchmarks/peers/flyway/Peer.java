import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.internal.license.VersionPrinter;

/** Flyway as a program: {@code version}, or {@code list|migrate URL FOLDER}. */
public class Peer {
    public static void main(String[] words) {
        if (words[0].equals("version")) {
            System.out.println("Flyway " + VersionPrinter.getVersion());
            return;
        }
        Flyway flyway = Flyway.configure()
                .dataSource(words[1], null, null)
                .locations("filesystem:" + words[2])
                .load();
        if (words[0].equals("list")) {
            Arrays.stream(flyway.info().all())
                    .forEach(one -> System.out.println(one.getVersion() + " " + one.getDescription() + " " + one.getState()));
        } else {
            System.out.println(flyway.migrate().migrationsExecuted);
        }
    }
}
