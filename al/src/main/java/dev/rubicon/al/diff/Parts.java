package dev.rubicon.al.diff;

import dev.rubicon.schema.EnumChange;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.PropertyChange;
import dev.rubicon.schema.SchemaChange;
import dev.rubicon.schema.TableChange;
import java.util.Optional;

/** What a change is about in the older and in the newer version; at least one is there. */
record Parts(Optional<Part> before, Optional<Part> after) {
    static Parts of(SchemaChange change) {
        return switch (change) {
            case TableChange ofTable -> of(ofTable);
            case EnumChange ofEnum -> of(ofEnum);
            case PropertyChange.OfTable c -> both(new Part.Whole(), new Part.Whole());
            case PropertyChange.OfExtension c -> both(new Part.Whole(), new Part.Whole());
            case PropertyChange.OfField c -> fields(c.from(), c.to());
            case PropertyChange.OfKey c -> keys(c.from(), c.to());
        };
    }

    private static Parts of(TableChange change) {
        return switch (change) {
            case TableChange.AddTable c -> added(new Part.Whole());
            case TableChange.MoveTableIn c -> added(new Part.Whole());
            case TableChange.DropTable c -> dropped(new Part.Whole());
            case TableChange.RenameTable c -> both(new Part.Whole(), new Part.Whole());
            case TableChange.UnstoreTable c -> both(new Part.Whole(), new Part.Whole());
            case TableChange.MoveTableOut c -> both(new Part.Whole(), new Part.Whole());
            case TableChange.RescopeTable c -> both(new Part.Whole(), new Part.Whole());
            case TableChange.AddField c -> added(new Part.OfField(c.added()));
            case TableChange.MoveFieldIn c -> added(new Part.OfField(c.added()));
            case TableChange.DropField c -> dropped(new Part.OfField(c.dropped()));
            case TableChange.RenameField c -> fields(c.from(), c.to());
            case TableChange.RenumberField c -> fields(c.from(), c.to());
            case TableChange.RetypeField c -> fields(c.from(), c.to());
            case TableChange.RereadField c -> fields(c.from(), c.to());
            case TableChange.RemapField c -> fields(c.from(), c.to());
            case TableChange.UnstoreField c -> fields(c.from(), c.to());
            case TableChange.MoveFieldOut c -> fields(c.from(), c.to());
            case TableChange.ChangeAutoIncrement c -> fields(c.from(), c.to());
            case TableChange.ChangePrimaryKey c -> keys(c.from(), c.to());
            case TableChange.AddKey c -> added(new Part.OfKey(c.added()));
            case TableChange.DropKey c -> dropped(new Part.OfKey(c.dropped()));
            case TableChange.ChangeKey c -> keys(c.from(), c.to());
        };
    }

    private static Parts of(EnumChange change) {
        return switch (change) {
            case EnumChange.AddEnum c -> added(new Part.Whole());
            case EnumChange.DropEnum c -> dropped(new Part.Whole());
            case EnumChange.AddValue c -> added(new Part.OfValue(c.added()));
            case EnumChange.DropValue c -> dropped(new Part.OfValue(c.dropped()));
            case EnumChange.RenameValue c -> values(c.from(), c.to());
            case EnumChange.RenumberValue c -> values(c.from(), c.to());
        };
    }

    private static Parts fields(Field from, Field to) {
        return both(new Part.OfField(from), new Part.OfField(to));
    }

    private static Parts keys(Key from, Key to) {
        return both(new Part.OfKey(from), new Part.OfKey(to));
    }

    private static Parts values(EnumValue from, EnumValue to) {
        return both(new Part.OfValue(from), new Part.OfValue(to));
    }

    private static Parts added(Part part) {
        return new Parts(Optional.empty(), Optional.of(part));
    }

    private static Parts dropped(Part part) {
        return new Parts(Optional.of(part), Optional.empty());
    }

    private static Parts both(Part before, Part after) {
        return new Parts(Optional.of(before), Optional.of(after));
    }
}
