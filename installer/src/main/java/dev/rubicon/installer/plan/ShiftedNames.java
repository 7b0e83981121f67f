package dev.rubicon.installer.plan;

import dev.rubicon.model.Problem;
import dev.rubicon.schema.TableChange;
import dev.rubicon.schema.TableChange.DropField;
import dev.rubicon.schema.TableChange.RenameField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fields that take a name which another field of the table had. Fields pair by id, so values then stand under a name that meant
 * something else: right where the author renamed, and a surprise where an id was used again.
 */
final class ShiftedNames {
    private ShiftedNames() {}

    static List<Problem> warnings(List<Step> steps) {
        List<Problem> warnings = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Acting acting) {
                acting.apps().forEach(app -> warn(app, warnings));
            }
        }
        return warnings;
    }

    private static void warn(AppSync app, List<Problem> warnings) {
        List<TableChange> changes = app.changes().stream()
                .map(PlannedChange::change)
                .filter(TableChange.class::isInstance)
                .map(TableChange.class::cast)
                .toList();
        for (PlannedChange planned : app.changes()) {
            if (planned.change() instanceof RenameField renamed && planned.rows() > 0) {
                boolean taken = changes.stream()
                        .filter(other -> other.table().equalsIgnoreCase(renamed.table()))
                        .flatMap(other -> oldName(other).stream())
                        .anyMatch(renamed.to().name()::equalsIgnoreCase);
                if (taken) {
                    warnings.add(warning(app, renamed));
                }
            }
        }
    }

    private static Optional<String> oldName(TableChange change) {
        if (change instanceof RenameField renamed) {
            return Optional.of(renamed.from().name());
        }
        return change instanceof DropField dropped
                ? Optional.of(dropped.dropped().name())
                : Optional.empty();
    }

    private static Problem warning(AppSync app, RenameField renamed) {
        return new Problem(
                "RB524",
                app.app() + ": field '" + renamed.to().name() + "' of table '" + renamed.table()
                        + "' will hold the values of '" + renamed.from().name()
                        + "', though another field had that name",
                "fields pair by their id, here " + renamed.to().id() + "; ask the publisher whether that is meant");
    }
}
