package dev.rubicon.installer;

import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Tables as lines: what apps ask for, by docs/types.md, and what a database says that it has. A line is {@code table: column type
 * required}, or {@code table: unique columns} and {@code table: key columns} for what rows are found by.
 */
final class LiveTables {
    /** An app and what it declares. */
    record App(UUID id, Schema schema) {}

    private static final Map<String, FieldType> SYSTEM = new TreeMap<>(Map.of(
            "SystemId", Plain.GUID,
            "SystemCreatedAt", Plain.DATE_TIME,
            "SystemCreatedBy", Plain.GUID,
            "SystemModifiedAt", Plain.DATE_TIME,
            "SystemModifiedBy", Plain.GUID,
            "SystemRowVersion", Plain.BIG_INTEGER));

    private final TestDatabase kind;
    private final List<App> apps;
    private final TreeSet<String> lines = new TreeSet<>();

    private LiveTables(TestDatabase kind, List<App> apps) {
        this.kind = kind;
        this.apps = apps;
    }

    static List<String> expected(TestDatabase kind, List<App> apps, List<String> companies) {
        LiveTables tables = new LiveTables(kind, apps);
        for (App app : apps) {
            for (Table table : app.schema().tables()) {
                names(app, table, companies).forEach(name -> tables.table(name, table));
            }
        }
        return List.copyOf(tables.lines);
    }

    /** The names of a declared table in the database; none if it is not stored. */
    static List<String> names(App app, Table table, List<String> companies) {
        String name = table.name() + "$" + app.id();
        if (!table.isStored()) {
            return List.of();
        }
        return table.dataPerCompany()
                ? companies.stream().map(company -> company + "$" + name).toList()
                : List.of(name);
    }

    private void table(String name, Table table) {
        Map<String, String> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        SYSTEM.forEach((field, type) -> add(name, field, "$s" + field.substring(1), type, columns));
        lines.add(name + ": unique $systemId");
        for (Field field : table.storedFields()) {
            add(name, field.name(), field.name(), field.type(), columns);
            if (field.autoIncrement()) {
                lines.add(name + ": unique " + field.name());
            }
        }
        add(name, table.primaryKey(), columns);
        table.secondaryKeys().forEach(key -> add(name, key, columns));
        for (App app : apps) {
            for (TableExtension extension : app.schema().extensions()) {
                if (extension.target().equalsIgnoreCase(table.name())) {
                    extension
                            .storedFields()
                            .forEach(field ->
                                    add(name, field.name(), field.name() + "$" + app.id(), field.type(), columns));
                    extension.keys().forEach(key -> add(name, key, columns));
                }
            }
        }
    }

    private void add(String table, String field, String column, FieldType type, Map<String, String> columns) {
        columns.put(field, column);
        boolean required = type != Plain.BLOB && !(type instanceof Binary);
        lines.add(table + ": " + column + " " + type(type) + (required ? " required" : ""));
    }

    private void add(String table, Key key, Map<String, String> columns) {
        lines.add(table + ": " + (key.unique() ? "unique " : "key ")
                + String.join(",", key.fields().stream().map(columns::get).toList()));
    }

    private String type(FieldType type) {
        return switch (type) {
            case Text text -> pick("TEXT", "text");
            case Code code -> pick("TEXT", "text");
            case Binary binary -> pick("BLOB", "bytea");
            case Option option -> pick("INTEGER", "integer");
            case EnumOf anEnum -> pick("INTEGER", "integer");
            case Plain plain ->
                switch (plain) {
                    case CHAR, INTEGER -> pick("INTEGER", "integer");
                    case BOOLEAN, BYTE -> pick("INTEGER", "smallint");
                    case BIG_INTEGER, DURATION -> pick("INTEGER", "bigint");
                    case DECIMAL -> pick("NUMERIC", "numeric");
                    case BLOB -> pick("BLOB", "bytea");
                    case GUID, MEDIA, MEDIA_SET -> pick("TEXT", "uuid");
                    case DATE, DATE_FORMULA, DATE_TIME, RECORD_ID, TABLE_FILTER, TIME -> pick("TEXT", "text");
                };
        };
    }

    private String pick(String sqlite, String postgres) {
        return switch (kind) {
            case SQLITE -> sqlite;
            case POSTGRES -> postgres;
        };
    }

    /** What the database has of the tables that these apps declare. */
    static List<String> actual(World world, List<App> apps) {
        List<String> lines = new ArrayList<>();
        for (App app : apps) {
            for (String query : queries(world.kind)) {
                lines.addAll(world.rows(query.replace("?", "'%$" + app.id() + "'")));
            }
        }
        return List.copyOf(new TreeSet<>(lines));
    }

    private static List<String> queries(TestDatabase kind) {
        return switch (kind) {
            case SQLITE -> List.of("""
                    SELECT t.name || ': ' || c.name || ' ' || c.type || CASE WHEN c."notnull" OR c.pk > 0 THEN ' required' ELSE '' END
                    FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name LIKE ?""", """
                    SELECT t.name || ': ' || CASE l."unique" WHEN 1 THEN 'unique ' ELSE 'key ' END ||
                      (SELECT group_concat(x.name, ',') FROM pragma_index_info(l.name) x)
                    FROM sqlite_schema t JOIN pragma_index_list(t.name) l WHERE t.type = 'table' AND t.name LIKE ?""", """
                    SELECT t.name || ': unique ' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                    WHERE t.type = 'table' AND c.type = 'INTEGER' AND c.pk = 1 AND t.name LIKE ?
                      AND (SELECT count(*) FROM pragma_table_info(t.name) x WHERE x.pk > 0) = 1""");
            case POSTGRES -> List.of("""
                    SELECT table_name || ': ' || column_name || ' ' || data_type
                      || CASE is_nullable WHEN 'NO' THEN ' required' ELSE '' END
                    FROM information_schema.columns WHERE table_schema = current_schema() AND table_name LIKE ?""", """
                    SELECT t.relname || ': ' || CASE WHEN x.indisunique THEN 'unique ' ELSE 'key ' END ||
                      (SELECT string_agg(a.attname, ',' ORDER BY k.place)
                       FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(number, place)
                       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number)
                    FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
                    WHERE t.relnamespace = current_schema()::regnamespace AND t.relname LIKE ?""");
        };
    }
}
