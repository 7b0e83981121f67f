package dev.rubicon.cli;

import dev.rubicon.fleet.carried.CarriedInstaller;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.format.Content;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.Resolution;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a folder that installs with no network, or the same as a zip. It has its name when all of it is there. */
record InstallerExport(HomeOptions home, Network network, Terminal terminal, boolean json) {
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
        Resolution resolution = CarriedInstaller.resolved(request, packages);
        if (!(resolution instanceof Resolution.Solved solved)) {
            new OutcomeReport(terminal, json).unsolvable(resolution);
            return ExitCode.REFUSED;
        }
        CarriedInstaller installer = CarriedInstaller.of(request, solved);
        Path unfinished = target.resolveSibling(target.getFileName() + ".partial");
        try {
            delete(unfinished);
            Files.createDirectories(unfinished);
            Path repository = unfinished.resolve(CarriedInstaller.REPOSITORY);
            new Mirroring(home, network, root, terminal, json, false)
                    .mirror(source, repository, installer.selection(), false);
            Content newest = Content.of(newestRoot(repository.resolve("metadata")));
            for (Map.Entry<String, Content> file : installer.files(newest).entrySet()) {
                try (OutputStream out = Files.newOutputStream(unfinished.resolve(file.getKey()))) {
                    file.getValue().copyTo(out);
                }
            }
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
