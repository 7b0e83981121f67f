package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Publish all package files of a folder at once: readers see all of them, or none.",
        footer = {"", "Example:", "  rubicon repository import out/ --repository /srv/packages"})
final class RepositoryImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder. Its *.zip are published, also those in folders in it.")
    private Path source;

    @Mixin
    private KeeperOptions keeper;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Path> files = packages();
        FolderPublisher publisher = keeper.publisher();
        List<Publication> done = publisher.publishAll(files);
        return new PublicationReport(new Terminal(spec), json).printAll(done).value();
    }

    private List<Path> packages() {
        try (Stream<Path> files = Files.walk(source)) {
            List<Path> packages = files.filter(file -> file.toString().endsWith(".zip") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
            if (packages.isEmpty()) {
                throw new InvalidInput(
                        "RB348",
                        "there are no package files in " + source,
                        "expected *.zip, as 'rubicon pack' writes them");
            }
            return packages;
        } catch (IOException e) {
            throw new InvalidInput("RB348", "cannot read the folder " + source, "check the path and its permissions");
        }
    }
}
