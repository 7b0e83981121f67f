package dev.rubicon.cli;

import dev.rubicon.format.LockfileJson;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Lockfile;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The packages that are asked for, by {@code --id} and {@code --version} by {@code --id ID@QUERY}, or by a lock file. */
final class AskedOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--id",
            paramLabel = "ID[@QUERY]",
            description = "A package, such as bundle/pos or bundle/pos@^2. Repeatable.")
    private List<String> ids = List.of();

    @Option(names = "--locked", paramLabel = "FILE", description = "Exactly what this lock file says, instead of --id.")
    private Optional<Path> locked;

    @Option(
            names = "--version",
            paramLabel = "QUERY",
            description = "Which version of the only package asked for; the newest if it is not given.")
    private VersionQuery version;

    @Option(
            names = "--replace",
            description = "Uninstall packages that are neither asked for nor needed. Their tables and rows stay.")
    private boolean replace;

    @Option(names = "--update-instance-mode", hidden = true, description = "Merge, or Replace, which is --replace.")
    private UpdateInstanceMode mode = UpdateInstanceMode.MERGE;

    @Option(names = "--update-instance", hidden = true, description = "Has no effect: what is there is updated.")
    private boolean updateInstance;

    /** What PowerShell calls the two ways to install over what is there. */
    private enum UpdateInstanceMode {
        MERGE,
        REPLACE
    }

    boolean isEmpty() {
        return ids.isEmpty() && locked.isEmpty();
    }

    InstallRequest.OfVersions request(RequestOptions options) {
        return request(options.arguments(), options.archive(), options.skippedCode());
    }

    InstallRequest.OfVersions request(Arguments arguments, boolean archive, SortedSet<String> skippedCode) {
        if (ids.isEmpty() == locked.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "give either --id or --locked");
        }
        return locked.isPresent()
                ? new InstallRequest.Locked(read(locked.get()), rest(), arguments, archive, skippedCode)
                : new InstallRequest.Install(asked(), rest(), arguments, archive, skippedCode);
    }

    /** @param option that goes with ids only */
    List<InstallRequest.Asked> byId(String option) {
        if (ids.isEmpty() || locked.isPresent() || rest() == Request.Rest.GOES) {
            throw new ParameterException(
                    spec.commandLine(), option + " goes with --id, and not with --locked or --replace");
        }
        return asked();
    }

    private Request.Rest rest() {
        return replace || mode == UpdateInstanceMode.REPLACE ? Request.Rest.GOES : Request.Rest.STAYS;
    }

    private static Lockfile read(Path file) {
        GivenFile given = new GivenFile("RB415", "the lock file", file);
        return LockfileJson.read(given.bytes(), given.what());
    }

    private List<InstallRequest.Asked> asked() {
        if (version != null && (ids.size() != 1 || ids.getFirst().contains("@"))) {
            throw new InvalidInput(
                    "RB825", "--version goes with one --id without a query of its own", "write --id ID@QUERY for each");
        }
        List<InstallRequest.Asked> asked = new ArrayList<>();
        for (String text : ids) {
            int at = text.indexOf('@');
            PackageId id = new PackageId(at < 0 ? text : text.substring(0, at));
            VersionQuery query = at < 0 ? VersionQuery.ANY : VersionQuery.parse(text.substring(at + 1));
            asked.add(new InstallRequest.Asked(id, version == null ? query : version));
        }
        return asked;
    }
}
