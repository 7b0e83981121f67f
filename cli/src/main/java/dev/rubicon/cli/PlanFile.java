package dev.rubicon.cli;

import dev.rubicon.installer.SavedPlan;
import dev.rubicon.installer.SavedPlanJson;
import java.nio.file.Path;

/** The file that {@code plan --output} wrote. */
final class PlanFile {
    private PlanFile() {}

    static SavedPlan read(Path file) {
        GivenFile given = new GivenFile("RB574", "the plan", file);
        return SavedPlanJson.read(given.bytes(), given.what());
    }
}
