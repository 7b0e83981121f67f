package dev.rubicon.cli;

import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.format.ArgumentsJson;
import dev.rubicon.format.Json;
import dev.rubicon.format.LockfileJson;
import dev.rubicon.installer.RepositorySource;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Lockfile;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.mirror.Selection;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a folder that installs with no network, or the same as a zip. It has its name when all of it is there. */
record InstallerExport(HomeOptions home, Network network, Terminal terminal, boolean json) {
    private static final String SCRIPT = """
            #!/bin/sh
            # Installs what is in this folder, with no network: install.sh --instance NAME
            # RUBICON names the launcher if it is not on the path.
            set -eu
            here=$(dirname "$(readlink -f "$0")")
            exec "${RUBICON:-rubicon}" install --locked "$here/packages.lock.json" --arguments "$here/arguments.json" \\
                --repository "$here/repository" --root "$here/root.json" --offline "$@"
            """;

    /** @param to a folder; a zip, if its name ends so */
    ExitCode write(
            String name, DeploymentRequest.Install request, RepositoryAddress source, Optional<Path> root, Path to) {
        Path target = to.toAbsolutePath().normalize();
        boolean zipped = target.toString().endsWith(".zip");
        if (Files.exists(target) || target.getParent() == null) {
            throw new InvalidInput("RB983", to + " is there already", "name one that does not exist");
        }
        Repositories repositories = new Repositories(home.home(), Clock.systemUTC(), network);
        Repository packages = repositories.open(List.of(source), root.stream().toList());
        List<Dependency> asked = request.packages().stream()
                .map(one -> Dependency.on(one.id(), one.query()))
                .toList();
        Resolution resolution = new Resolver(new RepositorySource(packages))
                .resolve(new Request(asked.stream().map(ResolveQuestion::wish).toList()), Installed.NOTHING);
        if (!(resolution instanceof Resolution.Solved solved)) {
            new OutcomeReport(terminal, json).unsolvable(resolution);
            return ExitCode.REFUSED;
        }
        Lockfile lockfile = new Lockfile(
                asked,
                solved.chosen().stream()
                        .map(Resolution.Chosen::release)
                        .map(release -> new Lockfile.Locked(release.identity(), release.digest()))
                        .toList());
        Path unfinished = target.resolveSibling(target.getFileName() + ".partial");
        try {
            delete(unfinished);
            Files.createDirectories(unfinished);
            mirror(lockfile, source, root, unfinished.resolve("repository"));
            text(unfinished.resolve("packages.lock.json"), Json.write(LockfileJson.write(lockfile)));
            text(unfinished.resolve("arguments.json"), Json.write(ArgumentsJson.write(request.arguments())));
            Files.copy(newestRoot(unfinished.resolve("repository/metadata")), unfinished.resolve("root.json"));
            text(unfinished.resolve("install.sh"), SCRIPT);
            if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(
                        unfinished.resolve("install.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            if (zipped) {
                InstallerZip.write(unfinished, name, target);
                delete(unfinished);
            } else {
                Files.move(unfinished, target);
            }
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem(
                            "RB983", "the installer cannot be written to " + to, "check the path and its free space"),
                    e);
        }
        terminal.message("carry " + to + " to a machine with Rubicon, "
                + (zipped ? "unpack it, and run " + name + "/install.sh" : "and run its install.sh")
                + " --instance NAME");
        return ExitCode.DONE;
    }

    // Exactly what is locked: other versions would only be carried.
    private void mirror(Lockfile lockfile, RepositoryAddress source, Optional<Path> root, Path folder) {
        List<Dependency> exact = lockfile.packages().stream()
                .map(one -> Dependency.on(
                        one.identity().id(), VersionQuery.exactly(one.identity().version())))
                .toList();
        new Mirroring(home, network, root, terminal, json, false)
                .mirror(source, folder, new Selection.Part(exact, false, Optional.empty(), Optional.empty()), false);
    }

    private static Path newestRoot(Path metadata) throws IOException {
        try (Stream<Path> files = Files.list(metadata)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{1,18}\\.root\\.json"))
                    .max(Comparator.comparing(InstallerExport::number))
                    .orElseThrow(() -> new IOException("the mirror has no root"));
        }
    }

    private static long number(Path root) {
        String name = root.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private static void text(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
