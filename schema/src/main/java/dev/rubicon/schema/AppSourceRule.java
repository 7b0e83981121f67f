package dev.rubicon.schema;

import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Text;
import java.util.Optional;

/**
 * The rule of AppSourceCop, the analyzer that AL developers know, that reports a change. Source: design, bc-facts section 4.1.
 */
public final class AppSourceRule {
    private AppSourceRule() {}

    /** Such as {@code AS0002}. Absent where no rule is about it, as with all that only Rubicon looks at. */
    public static Optional<String> of(SchemaChange change) {
        return switch (change) {
            case TableChange ofTable -> of(ofTable);
            case EnumChange ofEnum -> of(ofEnum);
            case PropertyChange ofProperty -> of(ofProperty);
        };
    }

    private static Optional<String> of(TableChange change) {
        return switch (change) {
            case TableChange.AddTable added -> Optional.of("AS0131");
            case TableChange.DropTable dropped -> Optional.of("AS0001");
            case TableChange.RenameTable renamed -> Optional.of("AS0006");
            case TableChange.UnstoreTable unstored ->
                Optional.of(unstored.to().type() == TableType.TEMPORARY ? "AS0109" : "AS0034");
            case TableChange.MoveTableOut moved -> Optional.empty();
            case TableChange.MoveTableIn moved -> Optional.empty();
            case TableChange.RescopeTable rescoped -> Optional.of("AS0034");
            case TableChange.AddField added -> Optional.of("AS0132");
            case TableChange.DropField dropped -> Optional.of("AS0002");
            case TableChange.RenameField renamed -> Optional.of("AS0005");
            case TableChange.RenumberField renumbered -> Optional.of(renumbered.isOfPrimaryKey() ? "AS0137" : "AS0136");
            case TableChange.RetypeField retyped ->
                ofTypes(retyped.from().type(), retyped.to().type());
            case TableChange.RemapField remapped -> ofMapping(remapped);
            case TableChange.RereadField reread -> Optional.empty();
            case TableChange.UnstoreField unstored -> Optional.of("AS0036");
            case TableChange.MoveFieldOut moved -> Optional.empty();
            case TableChange.MoveFieldIn moved -> Optional.empty();
            case TableChange.ChangeAutoIncrement changed -> Optional.of("AS0036");
            case TableChange.ChangePrimaryKey changed ->
                Optional.of(ofPrimaryKey(changed.differences().getFirst()));
            case TableChange.AddKey added -> Optional.of("AS0133");
            case TableChange.DropKey dropped -> ifClustered(dropped.dropped(), "AS0043");
            case TableChange.ChangeKey changed -> ifClustered(changed.from(), "AS0009");
        };
    }

    private static Optional<String> ofTypes(FieldType from, FieldType to) {
        if (from instanceof Text shorter && to instanceof Text longer) {
            return Optional.of(ofLengths(shorter.length(), longer.length()));
        }
        if (from instanceof Code shorter && to instanceof Code longer) {
            return Optional.of(ofLengths(shorter.length(), longer.length()));
        }
        if (from instanceof FieldType.Binary shorter && to instanceof FieldType.Binary longer) {
            return Optional.of(ofLengths(shorter.length(), longer.length()));
        }
        if (from instanceof FieldType.Option && to.isNamedNumber()) {
            return Optional.empty();
        }
        return Optional.of(from == FieldType.Plain.INTEGER && to == FieldType.Plain.BIG_INTEGER ? "AS0146" : "AS0004");
    }

    private static String ofLengths(int from, int to) {
        return to < from ? "AS0080" : "AS0086";
    }

    // From an option to an enum there are rules of their own: fewer members, and other names.
    private static Optional<String> ofMapping(TableChange.RemapField remapped) {
        return remapped.from().type() instanceof FieldType.Option ? Optional.of("AS0070") : Optional.of("AS0004");
    }

    private static Optional<String> ifClustered(Key key, String rule) {
        return key.clustered() ? Optional.of(rule) : Optional.empty();
    }

    private static String ofPrimaryKey(TableChange.KeyDifference first) {
        return switch (first) {
            case FIELDS -> "AS0009";
            case NAME -> "AS0010";
            case LENGTH -> "AS0118";
        };
    }

    private static Optional<String> of(EnumChange change) {
        return switch (change) {
            case EnumChange.AddEnum added -> Optional.empty();
            case EnumChange.DropEnum dropped -> Optional.of("AS0088");
            case EnumChange.AddValue added -> Optional.empty();
            case EnumChange.DropValue dropped -> Optional.of("AS0083");
            case EnumChange.RenameValue renamed -> Optional.of("AS0082");
            case EnumChange.RenumberValue renumbered -> Optional.of("AS0083");
        };
    }

    private static Optional<String> of(PropertyChange change) {
        return switch (change.property()) {
            case ID -> Optional.empty();
            case TARGET -> Optional.of("AS0068");
            case NAME -> Optional.of(change instanceof PropertyChange.OfTable ? "AS0006" : "AS0005");
            case OBSOLETE_STATE ->
                change.before().isEmpty() && change.after().equals(Optional.of("Removed"))
                        ? Optional.of("AS0115")
                        : Optional.empty();
            case CLUSTERED -> Optional.of(change.after().isPresent() ? "AS0123" : "AS0043");
            case MOVED_TO -> Optional.empty();
            case MOVED_FROM -> Optional.empty();
            case INIT_VALUE -> Optional.empty();
            case SQL_DATA_TYPE -> Optional.empty();
            case COMPRESSION_TYPE -> Optional.empty();
        };
    }
}
