package dev.rubicon.cli;

import dev.rubicon.installer.DiskSpace;
import dev.rubicon.installer.Precautions;
import dev.rubicon.installer.snapshot.Snapshots;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is kept before an instance is changed, and whether there has to be room for it. */
final class PrecautionOptions {
    /** One or the other. */
    static final class Snapshot {
        @Option(
                names = "--snapshot",
                required = true,
                description = "Take a snapshot of the instance first, even where no data is at stake.")
        private boolean always;

        @Option(
                names = "--no-snapshot",
                required = true,
                description = "Take none, even where a ForceVersion is crossed or values are lost.")
        private boolean never;
    }

    /** What is no part of a plan. */
    static final class Upkeep {
        @Mixin
        private KeepOptions keep;

        @Option(names = "--no-disk-check", description = "Do not refuse if there seems to be too little room.")
        private boolean noDiskCheck;

        Precautions precautions(Path home, Precautions.When when) {
            return new Precautions(
                    new Snapshots(home),
                    when,
                    keep.automatic(),
                    noDiskCheck ? Optional.empty() : Optional.of(DiskSpace.OF_THIS_MACHINE));
        }
    }

    @ArgGroup
    private Snapshot snapshot;

    @Mixin
    private Upkeep upkeep;

    Precautions.When when() {
        if (snapshot == null) {
            return Precautions.When.WHERE_DATA_IS_AT_STAKE;
        }
        return snapshot.always ? Precautions.When.ALWAYS : Precautions.When.NEVER;
    }

    Precautions precautions(Path home) {
        return upkeep.precautions(home, when());
    }
}
