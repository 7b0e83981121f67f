package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.Problem;
import dev.rubicon.schema.TableChange.MoveFieldOut;
import dev.rubicon.schema.TableChange.MoveTableOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows that an app gives up for another one that is not there yet. */
final class MovesOut {
    private MovesOut() {}

    /** @param apps at the end of the plan */
    static List<Problem> warnings(List<Step> steps, Map<UUID, InstalledApp> apps) {
        List<Problem> warnings = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Acting acting) {
                for (AppSync app : acting.apps()) {
                    app.changes().stream()
                            .filter(change -> change.moved() > 0)
                            .filter(change -> taker(change)
                                    .filter(taker -> !apps.containsKey(taker))
                                    .isPresent())
                            .forEach(change -> warnings.add(warning(app, change)));
                }
            }
        }
        return warnings;
    }

    private static Optional<UUID> taker(PlannedChange planned) {
        if (planned.change() instanceof MoveTableOut table) {
            return Optional.of(table.app());
        }
        return planned.change() instanceof MoveFieldOut field ? Optional.of(field.app()) : Optional.empty();
    }

    private static Problem warning(AppSync app, PlannedChange planned) {
        String what = planned.change() instanceof MoveFieldOut field
                ? "field '" + field.to().name() + "' of table '" + field.table() + "'"
                : planned.change() instanceof MoveTableOut table ? "table '" + table.table() + "'" : "";
        return new Problem(
                "RB541",
                app.app() + " gives up " + what + " for the app "
                        + taker(planned).orElseThrow() + ", which is not in the instance",
                "install that app, now or later: until then the archive keeps what it takes over");
    }
}
