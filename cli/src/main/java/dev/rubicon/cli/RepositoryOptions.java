package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.Publisher;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.oci.OciAddress;
import dev.rubicon.repository.oci.OciPush;
import dev.rubicon.repository.s3.BucketPublisher;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where packages come from. */
final class RepositoryOptions {
    @Mixin
    private HomeOptions home;

    @Mixin
    private NetworkOptions network;

    @Option(
            names = "--repository",
            paramLabel = "ADDRESS",
            description = {
                "A repository: a folder, file:, http:, https:, oci: or s3:. Repeatable; a package comes from the first that has it.",
                "Default: RUBICON_REPOSITORY (several with spaces between), else 'repository' in Rubicon's folder."
            })
    private List<RepositoryAddress> repositories = List.of();

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description =
                    "The root.json that the repository is to be trusted by. Needed once; with several, one for each.")
    private List<Path> roots = List.of();

    private Optional<RepositoryAddress> usual = Optional.empty();

    /** Where packages come from if nobody says it. */
    void usually(RepositoryAddress address) {
        usual = Optional.of(address);
    }

    private List<RepositoryAddress> addresses() {
        return repositories.isEmpty()
                ? NetworkOptions.environment("RUBICON_REPOSITORY")
                        .map(RepositoryAddress::parseAll)
                        .orElseGet(() -> List.of(usual.orElseGet(
                                () -> new RepositoryAddress.Folder(home.home().resolve("repository")))))
                : repositories;
    }

    /** The repositories, as they are printed. */
    String described() {
        return addresses().stream().map(RepositoryAddress::shown).collect(Collectors.joining(", "));
    }

    /** Those that are folders. */
    List<Path> folders() {
        return addresses().stream()
                .flatMap(address -> switch (address) {
                    case RepositoryAddress.Folder folder -> Stream.of(folder.path());
                    case RepositoryAddress.Web web -> Stream.<Path>of();
                    case RepositoryAddress.Oci oci -> Stream.<Path>of();
                    case RepositoryAddress.S3 bucket -> Stream.<Path>of();
                })
                .toList();
    }

    /** The server to publish to; absent unless one web address is given. */
    Optional<ServerLink> server(TokenOptions token) {
        return addresses().size() == 1 && addresses().getFirst() instanceof RepositoryAddress.Web web
                ? Optional.of(token.link(web.address(), network.network(), home.home()))
                : Optional.empty();
    }

    /**
     * The only folder, to publish to.
     *
     * @throws InvalidInput RB333 if there are several, or it is no folder
     */
    Path folder() {
        if (addresses().size() == 1 && addresses().getFirst() instanceof RepositoryAddress.Folder folder) {
            return folder.path();
        }
        throw new InvalidInput(
                "RB333",
                described() + " cannot be published to",
                addresses().stream().anyMatch(address -> address instanceof RepositoryAddress.Oci)
                        ? "publish to a folder, and bring that to the registry: rubicon push"
                        : "publish to one folder: --repository FOLDER");
    }

    /** The repositories as one, every file of them verified. */
    Repository open() {
        return repositories(network.network()).open(addresses(), roots);
    }

    /** The same, as far as it is on this machine. */
    Repository openWithoutNetwork() {
        return repositories(network.network().withoutNetwork()).open(addresses(), roots);
    }

    Network network() {
        return network.network();
    }

    /** As {@link #open()}, telling somebody else as well of packages on their way. */
    Repository open(TransferTally tally) {
        Network usual = network.network();
        return repositories(usual.with(tally.beside(usual.transfers()))).open(addresses(), roots);
    }

    /**
     * How the only repository is brought to a registry.
     *
     * @throws InvalidInput RB333 if there are several, or there is to be no network
     */
    OciPush push(OciAddress registry) {
        if (addresses().size() != 1 || roots.size() > 1) {
            throw new InvalidInput("RB333", described() + " cannot be pushed as one", "push one: --repository ADDRESS");
        }
        Network how = network.network();
        if (how.offline()) {
            throw new InvalidInput("RB333", "nothing can be pushed with --offline", "leave --offline out");
        }
        return repositories(how).push(addresses().getFirst(), roots.stream().findFirst(), registry);
    }

    /** What is allowed that is not usual, as the journal is to say it. */
    String allowed() {
        return network.allowed();
    }

    Path keys() {
        return repositories(network.network()).keys().folder();
    }

    /**
     * What is published to.
     *
     * @param isNew whether the first package makes it
     */
    record Destination(Publisher publisher, boolean isNew, String shown) {}

    /** @throws InvalidInput RB333 if it is no folder and no bucket, or there are several */
    Destination destination() {
        if (roots.size() > 1) {
            throw new InvalidInput(
                    "RB333", "--root is given " + roots.size() + " times, for one repository", "give it once");
        }
        Repositories all = repositories(network.network());
        Optional<Path> root = roots.stream().findFirst();
        if (addresses().size() == 1 && addresses().getFirst() instanceof RepositoryAddress.S3 bucket) {
            BucketPublisher publisher = all.publisher(bucket, root);
            return new Destination(publisher, !publisher.exists(), bucket.shown());
        }
        FolderPublisher publisher = all.publisher(folder(), root);
        return new Destination(publisher, !publisher.exists(), folder().toString());
    }

    private Repositories repositories(Network how) {
        return new Repositories(home.home(), Clock.systemUTC(), how);
    }

    HomeOptions home() {
        return home;
    }
}
