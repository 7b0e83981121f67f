package dev.rubicon.installer.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A schema of a PostgreSQL server in a zip: {@code schema.json} with the statements and tables of {@link PostgresTables}, then
 * {@code dump}, what pg_dump has written; or where there was none, {@code rows/N}, the rows of table N in the text form of COPY.
 * Written and read from front to back; no table is ever in memory.
 */
final class PostgresCopyFile {
    private static final String SCHEMA = "schema.json";
    private static final String ROWS = "rows/";
    private static final String DUMP = "dump";
    private static final String DUMPED_BY = "pg_dump";
    private static final String TEMPORARY = "rubicon_before";

    private PostgresCopyFile() {}

    /**
     * The caller's transaction sees one moment, or keeps others from writing.
     *
     * @return what has written the rows
     */
    static String write(Sql sql, Optional<PostgresDump> dump, Path file) {
        PostgresTables tables = PostgresTables.read(sql);
        Optional<Integer> version = dump.map(found -> found.programs().version());
        try (FileOutputStream out = new FileOutputStream(file.toFile());
                ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            entry(zip, SCHEMA);
            zip.write(Json.write(json(tables, version)).getBytes(StandardCharsets.UTF_8));
            if (dump.isPresent()) {
                // It is compressed already.
                zip.setLevel(Deflater.NO_COMPRESSION);
                entry(zip, DUMP);
                dump.get().write(sql, zip);
            } else {
                writeRows(sql, tables, zip);
            }
            zip.finish();
            zip.flush();
            out.getFD().sync();
            return version.map(number -> "pg_dump " + number).orElse("Rubicon");
        } catch (SQLException e) {
            throw sql.problem(e, "COPY TO STDOUT");
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem(
                            "RB561",
                            "cannot write " + file + ": " + e.getMessage(),
                            "check the folder's owner and free space, then run the same command again"),
                    e);
        }
    }

    private static void writeRows(Sql sql, PostgresTables tables, ZipOutputStream zip)
            throws SQLException, IOException {
        CopyManager copy = copy(sql);
        for (int i = 0; i < tables.tables().size(); i++) {
            PostgresTables.Table table = tables.tables().get(i);
            entry(zip, ROWS + i);
            if (!table.columns().isEmpty()) {
                String name = sql.dialect().quoted(table.name());
                copy.copyOut("COPY " + PostgresTables.copied(sql.dialect(), name, table.columns()) + " TO STDOUT", zip);
            }
        }
    }

    // The same content is the same bytes.
    private static void entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
    }

    /** Makes tables, rows and the rest in a schema that has none of them. */
    static void restore(Sql sql, PostgresPrograms.Search search, Path file) {
        read(sql, search, file, new Reading() {
            @Override
            public void begin(PostgresTables tables) {
                tables.before().forEach(sql::execute);
            }

            @Override
            public void rows(PostgresTables.Table table, List<String> columns, InputStream rows)
                    throws SQLException, IOException {
                String name = sql.dialect().quoted(table.name());
                copy(sql).copyIn("COPY " + PostgresTables.copied(sql.dialect(), name, columns) + " FROM STDIN", rows);
            }

            @Override
            public void end(PostgresTables tables) {
                tables.after().forEach(sql::execute);
            }
        });
    }

    /** Makes each table, one after the other, one of the session. */
    static void visit(Sql sql, PostgresPrograms.Search search, Path file, DatabaseCopy.Visitor visitor) {
        read(sql, search, file, new Reading() {
            @Override
            public void begin(PostgresTables tables) {}

            @Override
            public void rows(PostgresTables.Table table, List<String> columns, InputStream rows)
                    throws SQLException, IOException {
                String name = "pg_temp." + TEMPORARY;
                sql.execute("CREATE TEMP TABLE " + TEMPORARY + " (" + String.join(", ", table.declarations()) + ")");
                copy(sql).copyIn("COPY " + PostgresTables.copied(sql.dialect(), name, columns) + " FROM STDIN", rows);
                visitor.visit(table.shape(), name);
                sql.execute("DROP TABLE " + name);
            }

            @Override
            public void end(PostgresTables tables) {}
        });
    }

    private interface Reading {
        void begin(PostgresTables tables);

        /** @param columns the order of their values */
        void rows(PostgresTables.Table table, List<String> columns, InputStream rows) throws SQLException, IOException;

        void end(PostgresTables tables);
    }

    /** @throws Unavailable RB653 if it takes a program that is not there */
    static void checkReadable(PostgresPrograms.Search search, Path file) {
        try (ZipInputStream zip = open(file)) {
            Optional<Integer> version = content(zip, file).dumpedBy();
            if (version.isPresent()) {
                PostgresRestore.programs(version.get(), search, file);
            }
        } catch (IOException e) {
            throw damaged(file, e.getMessage());
        }
    }

    private static ZipInputStream open(Path file) throws IOException {
        return new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** @param dumpedBy the version of pg_dump that the rows are from, if they are */
    private record Content(PostgresTables tables, Optional<Integer> dumpedBy) {}

    private static Content content(ZipInputStream zip, Path file) throws IOException {
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(SCHEMA)) {
            throw damaged(file, "it does not begin with " + SCHEMA);
        }
        return content(JsonObject.read(zip.readAllBytes(), SCHEMA + " in " + file));
    }

    private static void read(Sql sql, PostgresPrograms.Search search, Path file, Reading reading) {
        try (ZipInputStream zip = open(file)) {
            Content content = content(zip, file);
            PostgresTables tables = content.tables();
            reading.begin(tables);
            if (content.dumpedBy().isPresent()) {
                next(zip, DUMP, file);
                readDump(PostgresRestore.programs(content.dumpedBy().get(), search, file), zip, file, tables, reading);
            } else {
                for (int i = 0; i < tables.tables().size(); i++) {
                    next(zip, ROWS + i, file);
                    PostgresTables.Table table = tables.tables().get(i);
                    if (!table.columns().isEmpty()) {
                        reading.rows(table, table.columns(), zip);
                    }
                }
            }
            reading.end(tables);
        } catch (SQLException e) {
            throw sql.problem(e, "COPY FROM STDIN");
        } catch (IOException e) {
            throw damaged(file, e.getMessage());
        }
    }

    private static void next(ZipInputStream zip, String name, Path file) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw damaged(file, "it lacks " + name);
        }
    }

    private static void readDump(
            PostgresPrograms programs, InputStream dump, Path file, PostgresTables tables, Reading reading)
            throws SQLException, IOException {
        Map<String, PostgresTables.Table> left = new LinkedHashMap<>();
        tables.tables().stream()
                .filter(table -> !table.columns().isEmpty())
                .forEach(table -> left.put(table.name(), table));
        try (PostgresRestore restore = PostgresRestore.start(programs, dump)) {
            PostgresDumpRows rows = new PostgresDumpRows(restore.script());
            for (Optional<PostgresDumpRows.Block> block = rows.next(); block.isPresent(); block = rows.next()) {
                PostgresTables.Table table = left.remove(block.get().table());
                if (table == null) {
                    throw damaged(file, "it has a table '" + block.get().table() + "' that is not in " + SCHEMA);
                }
                reading.rows(table, block.get().columns(), rows.rows());
            }
            Optional<String> failure = restore.failure();
            if (failure.isPresent() || !left.isEmpty()) {
                throw damaged(file, failure.orElseGet(() -> "it lacks the rows of " + left.keySet()));
            }
        }
    }

    private static Corrupt damaged(Path file, String why) {
        return new Corrupt(
                "RB564",
                "the snapshot file " + file + " cannot be read: " + Quoted.sentence(String.valueOf(why)),
                "restore another snapshot");
    }

    private static CopyManager copy(Sql sql) throws SQLException {
        return sql.connection().unwrap(PGConnection.class).getCopyAPI();
    }

    private static ObjectNode json(PostgresTables tables, Optional<Integer> dumpedBy) {
        ObjectNode json = Json.object();
        strings(json.putArray("before"), tables.before());
        ArrayNode all = json.putArray("tables");
        for (PostgresTables.Table table : tables.tables()) {
            ObjectNode node = all.addObject().put("name", table.name());
            strings(node.putArray("columns"), table.columns());
            strings(
                    node.putArray("types"),
                    table.columns().stream().map(table.shape().columns()::get).toList());
            strings(node.putArray("declarations"), table.declarations());
            strings(node.putArray("key"), table.shape().key());
        }
        strings(json.putArray("after"), tables.after());
        dumpedBy.ifPresent(version -> json.put(DUMPED_BY, version));
        return json;
    }

    private static void strings(ArrayNode array, Iterable<String> values) {
        values.forEach(array::add);
    }

    private static Content content(JsonObject json) {
        PostgresTables tables = new PostgresTables(
                json.strings("before"),
                json.list("tables", node -> table(JsonObject.of(node, "a table in " + SCHEMA))),
                json.strings("after"));
        Optional<Integer> dumpedBy = json.optional(DUMPED_BY).map(JsonNode::asInt);
        json.end();
        return new Content(tables, dumpedBy);
    }

    private static PostgresTables.Table table(JsonObject json) {
        String name = json.string("name");
        var columns = json.strings("columns");
        var types = json.strings("types");
        TreeMap<String, String> typed = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            typed.put(columns.get(i), types.get(i));
        }
        PostgresTables.Table table = new PostgresTables.Table(
                name, columns, json.strings("declarations"), new DatabaseCopy.Shape(name, typed, json.strings("key")));
        json.end();
        return table;
    }
}
