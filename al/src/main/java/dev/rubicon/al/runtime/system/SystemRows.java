package dev.rubicon.al.runtime.system;

import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.schema.TableType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What the platform tables say of a program and the instance that it works on. */
final class SystemRows {
    // Who runs it: there is one user.
    private static final UUID USER = new UUID(0, 1);

    private final Program program;
    private final Context context;
    private final String user;

    SystemRows(Program program, Context context, String user) {
        this.program = program;
        this.context = context;
        this.user = user;
    }

    /** All rows of a platform table; none of one that an instance does not have. */
    List<Object[]> of(TableDefinition table) {
        return switch (table.name().toLowerCase(Locale.ROOT)) {
            case "company" -> companies(table);
            case "user" ->
                List.<Object[]>of(
                        row(table, Map.of("User Security ID", USER, "User Name", user.toUpperCase(Locale.ROOT))));
            case "allobj" -> objects(table);
            case "allobjwithcaption" -> objects(table);
            case "table metadata" -> tables(table);
            case "field" -> fields(table);
            case "published application" -> apps(table);
            case "nav app installed app" -> apps(table);
            default -> List.of();
        };
    }

    // Fields that are not in the table are left out, so that tables alike can share what they say.
    private static Object[] row(TableDefinition table, Map<String, Object> values) {
        Object[] row = new Object[table.fields().size()];
        for (FieldDefinition field : table.fields()) {
            row[field.index()] = Blanks.ofField(field.type());
        }
        values.forEach((name, value) ->
                table.field(name).ifPresent(field -> row[field.index()] = fit(field.type(), value)));
        return row;
    }

    private static Object fit(Type type, Object value) {
        return type instanceof Type.Text text && value instanceof String given && given.length() > text.length()
                ? given.substring(0, text.length())
                : value;
    }

    private List<Object[]> companies(TableDefinition table) {
        List<Object[]> rows = new ArrayList<>();
        for (String name : context.companies()) {
            rows.add(row(table, Map.of("Name", name, "Display Name", name, "Id", id("company " + name))));
        }
        return rows;
    }

    private List<Object[]> objects(TableDefinition table) {
        List<Object[]> rows = new ArrayList<>();
        for (TableDefinition one : program.tables()) {
            rows.add(object(table, "Table", one.id(), one.name(), one.app(), "Normal"));
            rows.add(object(table, "TableData", one.id(), one.name(), one.app(), ""));
        }
        for (CodeObject one : program.codeunits()) {
            String subtype = one.properties()
                    .find("Subtype")
                    .map(property -> property.value().name(0))
                    .orElse("Normal");
            rows.add(object(table, "Codeunit", one.id(), one.name(), one.app(), subtype));
        }
        program.others()
                .forEach(one -> rows.add(object(table, one.kind().keyword(), one.id(), one.name(), one.app(), "")));
        return rows;
    }

    private static Object[] object(
            TableDefinition table, String kind, int id, String name, AppCode app, String subtype) {
        Object[] row = row(
                table,
                Map.of(
                        "Object ID",
                        (long) id,
                        "Object Name",
                        name,
                        "Object Caption",
                        name,
                        "Object Subtype",
                        subtype,
                        "App ID",
                        app.identity().id(),
                        "App Package ID",
                        packageOf(app.identity()),
                        "App Runtime Package ID",
                        packageOf(app.identity())));
        put(table, row, "Object Type", kind);
        return row;
    }

    private static void put(TableDefinition table, Object[] row, String field, String member) {
        table.field(field).ifPresent(found -> {
            if (found.type() instanceof Type.Named named) {
                named.definition().ordinal(member).ifPresent(ordinal -> row[found.index()] = ordinal);
            }
        });
    }

    private List<Object[]> tables(TableDefinition table) {
        List<Object[]> rows = new ArrayList<>();
        for (TableDefinition one : program.tables()) {
            Object[] row = row(
                    table,
                    Map.of(
                            "ID", (long) one.id(),
                            "Name", one.name(),
                            "Caption", one.name(),
                            "DataPerCompany", one.isPerCompany(),
                            "App ID", one.app().identity().id()));
            put(table, row, "TableType", one.table().type() == TableType.TEMPORARY ? "Temporary" : "Normal");
            put(table, row, "ObsoleteState", one.table().obsoleteState().toString());
            rows.add(row);
        }
        return rows;
    }

    private List<Object[]> fields(TableDefinition table) {
        List<Object[]> rows = new ArrayList<>();
        for (TableDefinition one : program.tables()) {
            for (FieldDefinition field : one.fields()) {
                rows.add(field(table, one, field));
            }
        }
        return rows;
    }

    private static Object[] field(TableDefinition table, TableDefinition owner, FieldDefinition field) {
        Object[] row = row(
                table,
                Map.of(
                        "TableNo", (long) owner.id(),
                        "No.", (long) field.id(),
                        "TableName", owner.name(),
                        "FieldName", field.name(),
                        "Field Caption", field.name(),
                        "Type Name",
                                field.type() instanceof Type.Named
                                        ? "Option"
                                        : field.type().toString(),
                        "Len", length(field.type()),
                        "Enabled", true,
                        "IsPartOfPrimaryKey", owner.primaryKey().fields().contains(field)));
        put(table, row, "Type", typeName(field.type()));
        put(table, row, "Class", field.isFlow() ? "FlowField" : field.isFlowFilter() ? "FlowFilter" : "Normal");
        put(table, row, "ObsoleteState", field.field().obsoleteState().toString());
        return row;
    }

    private static String typeName(Type type) {
        return switch (type) {
            case Type.Text text -> "Text";
            case Type.Code code -> "Code";
            case Type.Named named -> "Option";
            default -> type.toString();
        };
    }

    private static long length(Type type) {
        return switch (type) {
            case Type.Text text -> text.length();
            case Type.Code code -> code.length();
            default -> 0L;
        };
    }

    private List<Object[]> apps(TableDefinition table) {
        List<Object[]> rows = new ArrayList<>();
        for (AppCode app : program.apps()) {
            AppIdentity identity = app.identity();
            if (identity.equals(SystemApp.IDENTITY)) {
                continue;
            }
            String[] version = identity.version().toString().split("[.-]");
            Object[] row = row(
                    table,
                    Map.of(
                            "App ID", identity.id(),
                            "ID", identity.id(),
                            "Package ID", packageOf(identity),
                            "Runtime Package ID", packageOf(identity),
                            "Name", identity.name(),
                            "Publisher", identity.publisher(),
                            "Installed", true,
                            "Tenant Visible", true,
                            "PerTenant Or Installed", true));
            put(row, table, "Version Major", version[0]);
            put(row, table, "Version Minor", version[1]);
            put(row, table, "Version Build", version[2]);
            put(row, table, "Version Revision", version[3]);
            rows.add(row);
        }
        return rows;
    }

    private static void put(Object[] row, TableDefinition table, String name, String value) {
        table.field(name).ifPresent(field -> row[field.index()] = Long.valueOf(value));
    }

    private static UUID packageOf(AppIdentity identity) {
        return id("package " + identity.id() + " " + identity.version());
    }

    private static UUID id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
