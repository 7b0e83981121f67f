package dev.rubicon.al.diff;

import dev.rubicon.al.Declarations;
import dev.rubicon.al.DeclaredApp;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.SchemaChange;
import dev.rubicon.schema.SchemaDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two versions of an app, and finds the places of the changes in the sources of both. */
final class Locator {
    private final Declarations before;
    private final Declarations after;
    private final List<LocatedChange> located = new ArrayList<>();

    private Locator(Declarations before, Declarations after) {
        this.before = before;
        this.after = after;
    }

    static List<LocatedChange> changes(DeclaredApp from, DeclaredApp to) {
        Schema older = from.app().schema();
        Schema newer = to.app().schema();
        Locator locator = new Locator(from.declarations(), to.declarations());
        for (SchemaDiff.TableDiff table : SchemaDiff.tables(older, newer)) {
            Optional<Owner> was = table.from().map(Owner.OwnTable::new);
            Optional<Owner> is = table.to().map(Owner.OwnTable::new);
            locator.add(table.changes(), was, is);
            locator.add(table.properties(), was, is);
        }
        for (SchemaDiff.ExtensionDiff extension : SchemaDiff.extensions(older, newer)) {
            Optional<Owner> owner = Optional.of(new Owner.TableExtensions(extension.target()));
            locator.add(extension.changes(), owner, owner);
            locator.add(extension.properties(), owner, owner);
        }
        for (SchemaDiff.EnumDiff type : SchemaDiff.enums(older, newer)) {
            Optional<Owner> was = type.from().map(Owner.OwnEnum::new);
            locator.add(type.changes(), was, type.to().map(Owner.OwnEnum::new));
        }
        for (SchemaDiff.EnumExtensionDiff extension : SchemaDiff.enumExtensions(older, newer)) {
            Optional<Owner> owner = Optional.of(new Owner.EnumExtensions(extension.target()));
            locator.add(extension.changes(), owner, owner);
        }
        return locator.located;
    }

    private void add(List<? extends SchemaChange> changes, Optional<Owner> was, Optional<Owner> is) {
        for (SchemaChange change : changes) {
            Parts parts = Parts.of(change);
            located.add(new LocatedChange(change, find(before, was, parts.before()), find(after, is, parts.after())));
        }
    }

    private static Optional<Position> find(Declarations in, Optional<Owner> owner, Optional<Part> part) {
        return owner.flatMap(of -> part.flatMap(what -> of.find(in, what)));
    }
}
