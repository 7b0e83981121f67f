package dev.rubicon.schema;

import dev.rubicon.schema.EnumChange.AddEnum;
import dev.rubicon.schema.EnumChange.AddValue;
import dev.rubicon.schema.EnumChange.DropEnum;
import dev.rubicon.schema.EnumChange.DropValue;
import dev.rubicon.schema.EnumChange.RenameValue;
import dev.rubicon.schema.EnumChange.RenumberValue;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.TableChange.AddField;
import dev.rubicon.schema.TableChange.AddKey;
import dev.rubicon.schema.TableChange.AddTable;
import dev.rubicon.schema.TableChange.ChangeAutoIncrement;
import dev.rubicon.schema.TableChange.ChangeKey;
import dev.rubicon.schema.TableChange.ChangePrimaryKey;
import dev.rubicon.schema.TableChange.DropField;
import dev.rubicon.schema.TableChange.DropKey;
import dev.rubicon.schema.TableChange.DropTable;
import dev.rubicon.schema.TableChange.MoveFieldIn;
import dev.rubicon.schema.TableChange.MoveFieldOut;
import dev.rubicon.schema.TableChange.MoveTableIn;
import dev.rubicon.schema.TableChange.MoveTableOut;
import dev.rubicon.schema.TableChange.RemapField;
import dev.rubicon.schema.TableChange.RenameField;
import dev.rubicon.schema.TableChange.RenameTable;
import dev.rubicon.schema.TableChange.RenumberField;
import dev.rubicon.schema.TableChange.RescopeTable;
import dev.rubicon.schema.TableChange.RetypeField;
import dev.rubicon.schema.TableChange.UnstoreField;
import dev.rubicon.schema.TableChange.UnstoreTable;
import java.util.List;
import java.util.stream.IntStream;

/** Whether a change may be made without force. Source: design, semantics section 4, column "Add". */
public enum Verdict {
    /** Every mode makes it. */
    ALLOWED,
    /** Only ForceSync makes it. */
    BREAKING,
    /** Allowed as long as the table has no rows; breaking otherwise. */
    BREAKING_WITH_ROWS;

    public static Verdict of(SchemaChange change) {
        return switch (change) {
            case TableChange ofTable -> of(ofTable);
            case EnumChange ofEnum -> of(ofEnum);
            case PropertyChange ofProperty -> ALLOWED;
        };
    }

    private static Verdict of(TableChange change) {
        return switch (change) {
            case AddTable added -> ALLOWED;
            case MoveTableIn added -> ALLOWED;
            case AddField added -> ALLOWED;
            case MoveFieldIn added -> ALLOWED;
            case AddKey added -> added.added().unique() ? BREAKING : ALLOWED;
            case DropKey dropped -> ALLOWED;
            case ChangeKey changed -> changed.to().unique() ? BREAKING : ALLOWED;
            case DropTable dropped -> breakingUnlessRemoved(dropped.dropped().obsoleteState());
            case DropField dropped -> breakingUnlessRemoved(dropped.dropped().obsoleteState());
            case RetypeField retyped ->
                isWidening(retyped.from().type(), retyped.to().type()) ? ALLOWED : BREAKING;
            case UnstoreTable unstored -> BREAKING_WITH_ROWS;
            case UnstoreField unstored -> BREAKING_WITH_ROWS;
            case MoveTableOut moved -> ALLOWED;
            case MoveFieldOut moved -> ALLOWED;
            case RemapField remapped -> BREAKING;
            case TableChange.RereadField reread -> ALLOWED;
            case RenameTable renamed -> BREAKING;
            case RescopeTable rescoped -> BREAKING;
            case RenameField renamed -> BREAKING;
            case RenumberField renumbered -> BREAKING;
            case ChangeAutoIncrement changed -> BREAKING;
            case ChangePrimaryKey changed -> BREAKING;
        };
    }

    // An enum that goes leaves no field behind that is read with it: those that were are changes of their own.
    private static Verdict of(EnumChange change) {
        return switch (change) {
            case AddEnum added -> ALLOWED;
            case DropEnum dropped -> ALLOWED;
            case AddValue added -> ALLOWED;
            case DropValue dropped -> BREAKING;
            case RenameValue renamed -> BREAKING;
            case RenumberValue renumbered -> BREAKING;
        };
    }

    /** Whether the change needs force where the table has {@code rows} rows. */
    public boolean isBreakingWith(long rows) {
        return switch (this) {
            case ALLOWED -> false;
            case BREAKING -> true;
            case BREAKING_WITH_ROWS -> rows > 0;
        };
    }

    // The installed version already said that it would go.
    private static Verdict breakingUnlessRemoved(ObsoleteState installed) {
        return installed == ObsoleteState.REMOVED ? ALLOWED : BREAKING;
    }

    private static boolean isWidening(FieldType from, FieldType to) {
        return switch (from) {
            case Text text -> to instanceof Text wider && wider.length() >= text.length();
            case Code code -> to instanceof Code wider && wider.length() >= code.length();
            case Binary binary -> to instanceof Binary wider && wider.length() >= binary.length();
            case Option option -> to instanceof EnumOf || to instanceof Option longer && startsWith(longer, option);
            case EnumOf any -> to instanceof EnumOf;
            case Plain plain -> plain == Plain.INTEGER && to == Plain.BIG_INTEGER;
        };
    }

    // A member without a name only fills a gap, and may get one.
    private static boolean startsWith(Option longer, Option shorter) {
        List<String> members = shorter.members();
        return longer.members().size() >= members.size()
                && IntStream.range(0, members.size())
                        .allMatch(i -> members.get(i).isEmpty()
                                || new EnumValue(i, members.get(i))
                                        .hasNameOf(new EnumValue(
                                                i, longer.members().get(i))));
    }
}
