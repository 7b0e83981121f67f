package dev.rubicon.fleet.carried;

import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.format.ArgumentsJson;
import dev.rubicon.format.Content;
import dev.rubicon.format.Json;
import dev.rubicon.format.LockfileJson;
import dev.rubicon.installer.RepositorySource;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Lockfile;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.mirror.Selection;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A request with the versions that it means now, as files. Beside them stands the repository that has these versions. */
public record CarriedInstaller(DeploymentRequest.Install request, Lockfile lockfile) {
    /** The folder of the repository, beside the files. */
    public static final String REPOSITORY = "repository";

    private static final String SCRIPT = """
            #!/bin/sh
            # Installs what is in this folder, with no network: install.sh --instance NAME
            # RUBICON names the launcher if it is not on the path.
            set -eu
            here=$(dirname "$(readlink -f "$0")")
            exec "${RUBICON:-rubicon}" install --locked "$here/packages.lock.json" --arguments "$here/arguments.json" \\
                --repository "$here/repository" --root "$here/root.json" --offline@OPTIONS@ "$@"
            """;

    /** What a new instance would get of a repository as it is now. */
    public static Resolution resolved(DeploymentRequest.Install request, Repository repository) {
        return new Resolver(new RepositorySource(repository))
                .resolve(
                        new Request(request.packages().stream()
                                .map(one -> new Request.Wish(one.id(), one.query()))
                                .toList()),
                        Installed.NOTHING);
    }

    public static CarriedInstaller of(DeploymentRequest.Install request, Resolution.Solved solved) {
        List<Dependency> asked = request.packages().stream()
                .map(one -> Dependency.on(one.id(), one.query()))
                .toList();
        List<Lockfile.Locked> locked = solved.chosen().stream()
                .map(Resolution.Chosen::release)
                .map(release -> new Lockfile.Locked(release.identity(), release.digest()))
                .toList();
        return new CarriedInstaller(request, new Lockfile(asked, locked));
    }

    /** Exactly what is locked: other versions would only be carried. */
    public Selection selection() {
        List<Dependency> exact = lockfile.packages().stream()
                .map(one -> Dependency.on(
                        one.identity().id(), VersionQuery.exactly(one.identity().version())))
                .toList();
        return new Selection.Part(exact, false, Optional.empty(), Optional.empty());
    }

    /**
     * The files beside the repository, by their names.
     *
     * @param root the newest of the repository
     */
    public SortedMap<String, Content> files(Content root) {
        SortedMap<String, Content> files = new TreeMap<>();
        files.put("packages.lock.json", text(Json.write(LockfileJson.write(lockfile))));
        files.put("arguments.json", text(Json.write(ArgumentsJson.write(request.arguments()))));
        files.put("root.json", root);
        files.put("install.sh", text(SCRIPT.replace("@OPTIONS@", options())));
        return files;
    }

    private String options() {
        StringJoiner options = new StringJoiner(" ", " ", "").setEmptyValue("");
        switch (request.rest()) {
            case STAYS -> {}
            case GOES -> options.add("--replace");
        }
        if (!request.archive()) {
            options.add("--no-archive");
        }
        request.skippedCode()
                .forEach(codeunit -> options.add("--skip-upgrade-code").add(quoted(codeunit)));
        return options.toString();
    }

    // As a shell reads a word that nothing in it is to mean anything to.
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
