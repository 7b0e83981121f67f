package dev.rubicon.installer;

import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import dev.rubicon.schema.TableType;
import java.util.List;

/** Tables, keys and extensions in few words. */
final class Shapes {
    static final Field NO = Field.of(1, "No.", new Code(20));
    static final Field NAME = Field.of(2, "Name", new Text(100));
    static final Field FAX = Field.of(3, "Fax", new Text(30));

    private Shapes() {}

    /** How the database calls the table {@code name} of the app {@code app} in company A. */
    static String sqlName(String name) {
        return "\"" + ("A$" + name + "$" + World.appId("app")).replace("\"", "\"\"") + "\"";
    }

    static Schema schema(Table... tables) {
        return new Schema(List.of(tables), List.of());
    }

    static Table table(int id, String name, Field... fields) {
        return keyed(id, name, List.of(), fields);
    }

    static Table keyed(int id, String name, List<Key> keys, Field... fields) {
        return new Table(id, name, TableType.NORMAL, true, ObsoleteState.NO, List.of(fields), keys);
    }

    /** A table that all companies share. */
    static Table shared(int id, String name, Field... fields) {
        return new Table(id, name, TableType.NORMAL, false, ObsoleteState.NO, List.of(fields), List.of());
    }

    static Key key(String name, String... fields) {
        return new Key(name, List.of(fields), false);
    }

    static Key unique(String name, String... fields) {
        return new Key(name, List.of(fields), true);
    }

    static Schema extending(TableExtension... extensions) {
        return new Schema(List.of(), List.of(extensions));
    }

    static TableExtension extension(int id, String target, List<Key> keys, Field... fields) {
        return new TableExtension(id, "Ext " + id, target, List.of(fields), keys);
    }

    /** A field that numbers rows. */
    static Field counter(int id, String name) {
        return new Field(id, name, Plain.INTEGER, FieldClass.NORMAL, true, true, ObsoleteState.NO);
    }
}
