package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import dev.rubicon.repository.upkeep.Withdrawal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that take back what was published. */
final class RepositoryWithdrawCommands {
    private RepositoryWithdrawCommands() {}

    /** One version, and how its fate is told. */
    static final class Target {
        @Parameters(index = "0", paramLabel = "ID", description = "The package.")
        private PackageId id;

        @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
        private Version version;

        @Mixin
        private KeeperOptions keeper;

        @Option(names = "--json", description = "Print as JSON.")
        private boolean json;

        PackageVersion identity() {
            return new PackageVersion(id, version);
        }

        Withdrawal withdrawal() {
            return new Withdrawal(keeper.kept());
        }

        int told(String outcome, CommandSpec spec) {
            Terminal terminal = new Terminal(spec);
            if (json) {
                terminal.json(Json.object()
                        .put("outcome", outcome)
                        .put("id", id.value())
                        .put("version", version.toString()));
            } else {
                terminal.line(identity() + ": " + outcome);
            }
            return ExitCode.DONE.value();
        }
    }

    @Command(
            name = "yank",
            description = "Let nobody newly choose a version; who has it keeps it.",
            footer = {"", "Example:", "  rubicon repository yank my-app 2.0.0 --reason \"loses the cash drawer\""})
    static final class Yank implements Callable<Integer> {
        @Mixin
        private Target target;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look.")
        private Optional<String> reason;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            boolean changed = target.withdrawal().yank(target.identity(), reason);
            return target.told(changed ? "yanked" : "nothing to do", spec);
        }
    }

    @Command(
            name = "unyank",
            description = "Let a version be chosen again.",
            footer = {"", "Example:", "  rubicon repository unyank my-app 2.0.0"})
    static final class Unyank implements Callable<Integer> {
        @Mixin
        private Target target;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            boolean changed = target.withdrawal().unyank(target.identity());
            return target.told(changed ? "can be chosen again" : "nothing to do", spec);
        }
    }

    @Command(
            name = "remove",
            description = "Take a version out, unless others need it.",
            footer = {
                "",
                "Its file is deleted by 'gc'. Prefer yank: who has that version cannot fetch it again.",
                "",
                "Example:",
                "  rubicon repository remove my-app 2.0.0"
            })
    static final class Remove implements Callable<Integer> {
        private static final int NAMED = 10;

        @Mixin
        private Target target;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return switch (target.withdrawal().remove(target.identity())) {
                case Withdrawal.Removal.Removed removed -> target.told("removed", spec);
                case Withdrawal.Removal.Needed needed -> refused(needed);
            };
        }

        private int refused(Withdrawal.Removal.Needed needed) {
            String names = needed.by().stream()
                    .limit(NAMED)
                    .map(PackageVersion::toString)
                    .collect(Collectors.joining(", "));
            int more = Math.max(0, needed.by().size() - NAMED);
            new Terminal(spec)
                    .errors(List.of(new Problem(
                            "RB343",
                            needed.release().identity() + " is needed by " + names
                                    + (more > 0 ? " and " + more + " more" : ""),
                            "yank it, which keeps it for them; or remove these first")));
            return ExitCode.REFUSED.value();
        }
    }
}
