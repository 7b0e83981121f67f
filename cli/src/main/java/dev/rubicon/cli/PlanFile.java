package dev.rubicon.cli;

import dev.rubicon.installer.SavedPlan;
import dev.rubicon.installer.SavedPlanJson;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that {@code plan --output} wrote. */
final class PlanFile {
    private PlanFile() {}

    /** @throws Unavailable RB574 if it cannot be read */
    static SavedPlan read(Path file) {
        try {
            return SavedPlanJson.read(Files.readAllBytes(file), "the plan " + file);
        } catch (IOException e) {
            throw new Unavailable(new Problem("RB574", "cannot read the plan " + file, "check the path"), e);
        }
    }
}
