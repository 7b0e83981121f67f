package dev.rubicon.cli;

import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The packages that are asked for, by {@code --id} and {@code --version} or by {@code --id ID@QUERY}. */
final class AskedOptions {
    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID[@QUERY]",
            description = "A package, such as bundle/pos or bundle/pos@^2. Repeatable.")
    private List<String> ids;

    @Option(
            names = "--version",
            paramLabel = "QUERY",
            description = "Which version of the only package asked for; the newest if it is not given.")
    private VersionQuery version;

    List<InstallRequest.Asked> asked() {
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
