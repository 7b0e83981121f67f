package dev.rubicon.installer.database;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Problem;
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
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A schema of a PostgreSQL server in a zip: {@code schema.json} with the statements and tables of {@link PostgresTables}, then
 * {@code rows/N}, the rows of table N in the text form of COPY. Written and read from front to back; no table is ever in memory.
 */
final class PostgresCopyFile {
    private static final String SCHEMA = "schema.json";
    private static final String ROWS = "rows/";
    private static final String TEMPORARY = "rubicon_before";

    private PostgresCopyFile() {}

    /** The caller's transaction sees one moment, or keeps others from writing. */
    static void write(Sql sql, Path file) {
        PostgresTables tables = PostgresTables.read(sql);
        try (FileOutputStream out = new FileOutputStream(file.toFile());
                ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            entry(zip, SCHEMA);
            zip.write(Json.write(json(tables)).getBytes(StandardCharsets.UTF_8));
            CopyManager copy = copy(sql);
            for (int i = 0; i < tables.tables().size(); i++) {
                PostgresTables.Table table = tables.tables().get(i);
                entry(zip, ROWS + i);
                if (!table.columns().isEmpty()) {
                    String name = sql.dialect().quoted(table.name());
                    copy.copyOut(
                            "COPY " + PostgresTables.copied(sql.dialect(), name, table.columns()) + " TO STDOUT", zip);
                }
            }
            zip.finish();
            zip.flush();
            out.getFD().sync();
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

    // The same content is the same bytes.
    private static void entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
    }

    /** Makes tables, rows and the rest in a schema that has none of them. */
    static void restore(Sql sql, Path file) {
        read(sql, file, new Reading() {
            @Override
            public void begin(PostgresTables tables) {
                tables.before().forEach(sql::execute);
            }

            @Override
            public void rows(PostgresTables.Table table, InputStream rows) throws SQLException, IOException {
                String name = sql.dialect().quoted(table.name());
                copy(sql)
                        .copyIn(
                                "COPY " + PostgresTables.copied(sql.dialect(), name, table.columns()) + " FROM STDIN",
                                rows);
            }

            @Override
            public void end(PostgresTables tables) {
                tables.after().forEach(sql::execute);
            }
        });
    }

    /** Makes each table, one after the other, one of the session. */
    static void visit(Sql sql, Path file, DatabaseCopy.Visitor visitor) {
        read(sql, file, new Reading() {
            @Override
            public void begin(PostgresTables tables) {}

            @Override
            public void rows(PostgresTables.Table table, InputStream rows) throws SQLException, IOException {
                String name = "pg_temp." + TEMPORARY;
                sql.execute("CREATE TEMP TABLE " + TEMPORARY + " (" + String.join(", ", table.declarations()) + ")");
                copy(sql)
                        .copyIn(
                                "COPY " + PostgresTables.copied(sql.dialect(), name, table.columns()) + " FROM STDIN",
                                rows);
                visitor.visit(table.shape(), name);
                sql.execute("DROP TABLE " + name);
            }

            @Override
            public void end(PostgresTables tables) {}
        });
    }

    private interface Reading {
        void begin(PostgresTables tables);

        void rows(PostgresTables.Table table, InputStream rows) throws SQLException, IOException;

        void end(PostgresTables tables);
    }

    private static void read(Sql sql, Path file, Reading reading) {
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in, 1 << 16))) {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(SCHEMA)) {
                throw damaged(file, "it does not begin with " + SCHEMA);
            }
            PostgresTables tables = tables(JsonObject.read(zip.readAllBytes(), SCHEMA + " in " + file));
            reading.begin(tables);
            for (int i = 0; i < tables.tables().size(); i++) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null || !entry.getName().equals(ROWS + i)) {
                    throw damaged(file, "it lacks " + ROWS + i);
                }
                if (!tables.tables().get(i).columns().isEmpty()) {
                    reading.rows(tables.tables().get(i), zip);
                }
            }
            reading.end(tables);
        } catch (SQLException e) {
            throw sql.problem(e, "COPY FROM STDIN");
        } catch (IOException e) {
            throw damaged(file, e.getMessage());
        }
    }

    private static Corrupt damaged(Path file, String why) {
        return new Corrupt(
                "RB564", "the snapshot file " + file + " cannot be read: " + why, "restore another snapshot");
    }

    private static CopyManager copy(Sql sql) throws SQLException {
        return sql.connection().unwrap(PGConnection.class).getCopyAPI();
    }

    private static ObjectNode json(PostgresTables tables) {
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
        return json;
    }

    private static void strings(ArrayNode array, Iterable<String> values) {
        values.forEach(array::add);
    }

    private static PostgresTables tables(JsonObject json) {
        PostgresTables tables = new PostgresTables(
                json.strings("before"),
                json.list("tables", node -> table(JsonObject.of(node, "a table in " + SCHEMA))),
                json.strings("after"));
        json.end();
        return tables;
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
