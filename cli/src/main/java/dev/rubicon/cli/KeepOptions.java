package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import picocli.CommandLine.Option;

/** How many snapshots stay that were taken automatically. */
final class KeepOptions {
    @Option(
            names = "--keep-snapshots",
            paramLabel = "N",
            defaultValue = "${env:RUBICON_KEEP_SNAPSHOTS:-3}",
            description = "How many automatic snapshots of the instance stay. Default: RUBICON_KEEP_SNAPSHOTS, else 3.")
    private int keep;

    /** At least one: that of the run itself. */
    int automatic() {
        if (keep < 1) {
            throw new InvalidInput(
                    "RB640",
                    "--keep-snapshots " + keep + " would delete the snapshot that is just taken",
                    "keep at least 1, or take none by --no-snapshot");
        }
        return keep;
    }
}
