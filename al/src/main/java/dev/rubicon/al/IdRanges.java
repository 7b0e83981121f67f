package dev.rubicon.al;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.FieldDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.CodeunitDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumExtensionDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.InterfaceDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.OtherDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableExtensionDeclaration;
import dev.rubicon.model.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/** The ids that an app may give to its objects, and to the fields it adds to tables. None means that nobody has said. */
record IdRanges(List<Range> ranges) {
    IdRanges {
        ranges = List.copyOf(ranges);
    }

    /** Both ends are in it. */
    record Range(long from, long to) {
        boolean contains(int id) {
            return from <= id && id <= to;
        }

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    /** Adds RB235 for each id of a table, enum, or what extends one, that is in no range. */
    void check(List<ObjectDeclaration> objects, Findings warnings) {
        if (ranges.isEmpty()) {
            return;
        }
        for (ObjectDeclaration object : objects) {
            switch (object) {
                case TableDeclaration table -> check("table", table.id(), table.name(), table.position(), warnings);
                case TableExtensionDeclaration extension -> {
                    check("table extension", extension.id(), extension.name(), extension.position(), warnings);
                    for (FieldDeclaration field : extension.members().fields()) {
                        check("field", field.id(), field.name(), field.position(), warnings);
                    }
                }
                case EnumDeclaration type -> check("enum", type.id(), type.name(), type.position(), warnings);
                case EnumExtensionDeclaration extension ->
                    check("enum extension", extension.id(), extension.name(), extension.position(), warnings);
                case CodeunitDeclaration codeunit -> {}
                case InterfaceDeclaration declared -> {}
                case OtherDeclaration other -> {}
            }
        }
    }

    private void check(String kind, int id, String name, Position position, Findings warnings) {
        if (ranges.stream().noneMatch(range -> range.contains(id))) {
            warnings.add(
                    position,
                    "RB235",
                    kind + " '" + Quoted.shortened(name) + "' has the id " + id + ", which is outside "
                            + ranges.stream().map(Range::toString).collect(Collectors.joining(", ")),
                    "use an id of idRanges in " + AppJson.PATH + "; other apps may use this one");
        }
    }
}
