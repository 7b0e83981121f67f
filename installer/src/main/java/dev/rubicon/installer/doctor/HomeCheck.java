package dev.rubicon.installer.doctor;

import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether Rubicon's folder is there and may be written. */
record HomeCheck(Path home) implements Check {
    @Override
    public String name() {
        return "home";
    }

    @Override
    public List<Result> results() {
        if (!Files.exists(home)) {
            return List.of(new Result.Warn(new Problem(
                    "RB730",
                    "Rubicon's folder " + home + " is not there yet",
                    "the first instance makes it; another folder is chosen by --home or RUBICON_HOME")));
        }
        if (!Files.isDirectory(home) || !Files.isReadable(home) || !Files.isWritable(home)) {
            return List.of(new Result.Fail(new Problem(
                    "RB730",
                    "this user may not read and write Rubicon's folder " + home,
                    "check its owner and permissions; another folder is chosen by --home or RUBICON_HOME")));
        }
        return List.of(new Result.Ok(home + " may be read and written"));
    }
}
