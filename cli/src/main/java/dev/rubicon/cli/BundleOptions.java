package dev.rubicon.cli;

import dev.rubicon.format.BundleJson;
import dev.rubicon.format.Json;
import dev.rubicon.installer.RepositorySource;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A bundle from a file, and exact versions for what a package depends on. */
final class BundleOptions {
    private static final Set<String> BESIDE_BUNDLE =
            Set.of("--bundle", "--pin", "--pin-all", "--output", "--json", "--home", "--root");

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "A bundle.json with all that a bundle declares, instead of the options for that.")
    private Optional<Path> file;

    @Option(
            names = "--pin",
            paramLabel = "REPOSITORY",
            description =
                    "Write the exact versions that an install from there would take today (=V) for each dependency.")
    private Optional<RepositoryAddress> repository;

    @Option(
            names = "--pin-all",
            description = "With --pin: also for all that comes with them, as dependencies that only restrict.")
    private boolean all;

    /**
     * What the file declares, or {@code options} if none is named.
     *
     * @throws ParameterException if there are options for the same besides
     * @throws InvalidInput RB840 if it is no file, or what {@link BundleJson#read} refuses
     * @throws Unavailable RB841
     */
    Manifest declared(CommandLine command, Supplier<Manifest> options) {
        if (all && repository.isEmpty()) {
            throw new ParameterException(command, "--pin-all goes with --pin REPOSITORY");
        }
        return file.map(path -> {
                    refuseOthers(command);
                    return BundleJson.read(bytes(path), quoted(path));
                })
                .orElseGet(options);
    }

    private static void refuseOthers(CommandLine command) {
        List<String> others = command.getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !BESIDE_BUNDLE.contains(name))
                .toList();
        if (!others.isEmpty()) {
            throw new ParameterException(
                    command, "--bundle FILE says all that a bundle declares; leave out " + String.join(", ", others));
        }
    }

    // One byte more than a document may have is enough to refuse it.
    private static byte[] bytes(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InvalidInput("RB840", "there is no bundle file " + quoted(path), "check the path");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(Json.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB841", "the bundle file " + quoted(path) + " cannot be read", "check it"), e);
        }
    }

    private static String quoted(Path path) {
        return "'" + Quoted.path(path.toString()) + "'";
    }

    /** Absent if nothing is to be pinned, else what would be installed, or why nothing can. */
    Optional<Resolution> resolution(Manifest declared, Function<RepositoryAddress, Repository> opening) {
        return repository.map(folder -> Pins.resolve(declared, new RepositorySource(opening.apply(folder))));
    }

    Pins.Extent extent() {
        return all ? Pins.Extent.ALL : Pins.Extent.DIRECT;
    }
}
