package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Upgrade codeunits leave the same rows behind as the same logic that somebody wrote in SQL, without Rubicon. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class EqualityTest {
    private static final Pattern TABLE = Pattern.compile("\\$\\{([^}]+)}");
    private static final List<EqualityCase> CASES = EqualityCase.all();

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    /** Both apps have the same tables and rows; the code of one is AL, and for the other one there is SQL. */
    @Test
    void codeunitsDoWhatTheSameLogicInSqlDoes() throws IOException {
        for (long seed : new long[] {1, 20261122}) {
            Path place = Files.createDirectory(folder.resolve(String.valueOf(seed)));
            try (PackagedWorld packages = new PackagedWorld(kind, place)) {
                check(packages, seed);
            }
        }
    }

    private void check(PackagedWorld packages, long seed) {
        String objects = CASES.stream().map(EqualityCase::objects).collect(Collectors.joining());
        String code = CASES.stream().map(EqualityCase::codeunit).collect(Collectors.joining());
        packages.repository.add(packaged("al", "1.0", objects));
        packages.repository.add(packaged("sql", "1.0", objects));
        packages.repository.add(packaged("al", "2.0", objects + code));
        packages.done(install("al@1.0", "sql@1.0"));
        for (String app : List.of("al", "sql")) {
            GeneratedRows rows = new GeneratedRows(seed, kind);
            tables(packages)
                    .forEach(table ->
                            rows.of(table, sqlName(app, table.name())).forEach(packages.world.database.sql()::execute));
        }
        Map<String, List<String>> before = contents(packages, "sql");
        assertEquals(before, contents(packages, "al"));

        packages.done(install("al@2.0"));
        CASES.forEach(one -> one.statements(kind)
                .forEach(statement -> packages.world
                        .database
                        .sql()
                        .execute(TABLE.matcher(statement)
                                .replaceAll(match -> Matcher.quoteReplacement(sqlName("sql", match.group(1)))))));

        Map<String, List<String>> expected = contents(packages, "sql");
        Map<String, List<String>> actual = contents(packages, "al");
        assertAll(expected.keySet().stream()
                .map(table -> (Executable) () -> assertEquals(expected.get(table), actual.get(table), table)));
        for (EqualityCase one : CASES) {
            List<String> names = TABLE.matcher(one.sql())
                    .results()
                    .map(match -> match.group(1))
                    .distinct()
                    .toList();
            assertFalse(
                    names.stream().allMatch(name -> before.get(name).equals(actual.get(name))),
                    () -> one.name() + " changes nothing");
        }
        assertTrue(CASES.size() >= 20);
    }

    private static List<Table> tables(PackagedWorld packages) {
        return packages.state().apps().get(World.appId("sql")).schema().tables();
    }

    private String sqlName(String app, String table) {
        return kind.dialect.quoted("A$" + table + "$" + World.appId(app));
    }

    // Both databases keep how many digits a number was written with, and 1.50 is 1.5.
    private Map<String, List<String>> contents(PackagedWorld packages, String app) {
        Map<String, List<String>> contents = new LinkedHashMap<>();
        for (Table table : tables(packages)) {
            String columns = table.storedFields().stream()
                    .map(field -> shown(kind.dialect.quoted(field.name()), field.type()))
                    .collect(Collectors.joining(", "));
            contents.put(
                    table.name(),
                    packages.world.rows("SELECT " + columns + " FROM " + sqlName(app, table.name())).stream()
                            .sorted()
                            .toList());
        }
        return contents;
    }

    private String shown(String column, FieldType type) {
        boolean isBytes = type == FieldType.Plain.BLOB;
        return switch (kind) {
            case SQLITE ->
                isBytes ? "hex(" + column + ")" : type == FieldType.Plain.DECIMAL ? column + " + 0.0" : column;
            case POSTGRES ->
                isBytes
                        ? "encode(" + column + ", 'hex')"
                        : type == FieldType.Plain.DECIMAL ? "trim_scale(" + column + ")" : column;
        };
    }
}
