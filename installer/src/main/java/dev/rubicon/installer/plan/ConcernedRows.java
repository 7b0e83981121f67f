package dev.rubicon.installer.plan;

import dev.rubicon.schema.TableChange;
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
import dev.rubicon.schema.TableChange.RereadField;
import dev.rubicon.schema.TableChange.RescopeTable;
import dev.rubicon.schema.TableChange.RetypeField;
import dev.rubicon.schema.TableChange.UnstoreField;
import dev.rubicon.schema.TableChange.UnstoreTable;

/** Whether a change is about what rows already hold, so that a plan has to count them. A field that comes is blank in all of them. */
final class ConcernedRows {
    private ConcernedRows() {}

    static boolean any(TableChange change) {
        return switch (change) {
            case AddField added -> false;
            case DropKey dropped -> false;
            case AddKey added -> added.added().unique();
            case ChangeKey changed -> changed.to().unique();
            case AddTable added -> true;
            case DropTable dropped -> true;
            case RenameTable renamed -> true;
            case UnstoreTable unstored -> true;
            case MoveTableOut moved -> true;
            case MoveTableIn moved -> true;
            case RescopeTable rescoped -> true;
            case DropField dropped -> true;
            case RenameField renamed -> true;
            case RenumberField renumbered -> true;
            case RetypeField retyped -> true;
            case UnstoreField unstored -> true;
            case MoveFieldOut moved -> true;
            case MoveFieldIn moved -> true;
            case RemapField remapped -> true;
            case RereadField reread -> true;
            case ChangeAutoIncrement changed -> true;
            case ChangePrimaryKey changed -> true;
        };
    }
}
