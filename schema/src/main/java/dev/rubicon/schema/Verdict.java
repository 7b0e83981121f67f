package dev.rubicon.schema;

import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.SchemaChange.AddField;
import dev.rubicon.schema.SchemaChange.AddKey;
import dev.rubicon.schema.SchemaChange.AddTable;
import dev.rubicon.schema.SchemaChange.ChangeAutoIncrement;
import dev.rubicon.schema.SchemaChange.ChangeKey;
import dev.rubicon.schema.SchemaChange.ChangePrimaryKey;
import dev.rubicon.schema.SchemaChange.DropField;
import dev.rubicon.schema.SchemaChange.DropKey;
import dev.rubicon.schema.SchemaChange.DropTable;
import dev.rubicon.schema.SchemaChange.RenameField;
import dev.rubicon.schema.SchemaChange.RenameTable;
import dev.rubicon.schema.SchemaChange.RenumberField;
import dev.rubicon.schema.SchemaChange.RescopeTable;
import dev.rubicon.schema.SchemaChange.RetypeField;
import dev.rubicon.schema.SchemaChange.UnstoreField;
import dev.rubicon.schema.SchemaChange.UnstoreTable;

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
            case AddTable added -> ALLOWED;
            case AddField added -> ALLOWED;
            case AddKey added -> added.added().unique() ? BREAKING : ALLOWED;
            case DropKey dropped -> ALLOWED;
            case ChangeKey changed -> changed.to().unique() ? BREAKING : ALLOWED;
            case DropTable dropped -> breakingUnlessRemoved(dropped.dropped().obsoleteState());
            case DropField dropped -> breakingUnlessRemoved(dropped.dropped().obsoleteState());
            case RetypeField retyped ->
                isWidening(retyped.from().type(), retyped.to().type()) ? ALLOWED : BREAKING;
            case UnstoreTable unstored -> BREAKING_WITH_ROWS;
            case UnstoreField unstored -> BREAKING_WITH_ROWS;
            case RenameTable renamed -> BREAKING;
            case RescopeTable rescoped -> BREAKING;
            case RenameField renamed -> BREAKING;
            case RenumberField renumbered -> BREAKING;
            case ChangeAutoIncrement changed -> BREAKING;
            case ChangePrimaryKey changed -> BREAKING;
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
            case Option option -> to instanceof EnumOf || to instanceof Option longer && startsWith(longer, option);
            case EnumOf any -> to instanceof EnumOf;
            case Plain plain -> plain == Plain.INTEGER && to == Plain.BIG_INTEGER;
        };
    }

    private static boolean startsWith(Option longer, Option shorter) {
        int size = shorter.members().size();
        return longer.members().size() >= size
                && longer.members().subList(0, size).equals(shorter.members());
    }
}
