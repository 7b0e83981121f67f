import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.util.LiquibaseUtil;

/** Liquibase as a program: {@code version}, or {@code list|migrate URL FOLDER}. */
public class Peer {
    public static void main(String[] words) throws Exception {
        if (words[0].equals("version")) {
            System.out.println("Liquibase " + LiquibaseUtil.getBuildVersion());
            return;
        }
        DirectoryResourceAccessor folder = new DirectoryResourceAccessor(Path.of(words[2]));
        Database database =
                DatabaseFactory.getInstance().openDatabase(words[1], null, null, null, folder);
        try (Liquibase liquibase = new Liquibase("changelog.sql", folder, database)) {
            if (words[0].equals("list")) {
                liquibase.reportStatus(true, new Contexts(), new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            } else {
                liquibase.update(new Contexts());
            }
        }
    }
}
