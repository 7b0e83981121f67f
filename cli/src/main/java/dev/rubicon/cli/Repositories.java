package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.LayeredRepository;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.RepositoryFolder;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.cache.Following;
import dev.rubicon.repository.cache.OfflineTransport;
import dev.rubicon.repository.oci.OciAddress;
import dev.rubicon.repository.oci.OciPush;
import dev.rubicon.repository.s3.BucketPublisher;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.Roots;
import dev.rubicon.repository.tuf.TrustStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens repositories with what this machine trusts, its keys and its cache: all are in Rubicon's folder. */
record Repositories(Path home, Clock clock, Network network) {
    /**
     * Several as one, the first before the others.
     *
     * @param roots none, or one for each: pins it, if nothing is known of it yet
     * @throws dev.rubicon.model.Untrusted RB320 if nothing is known of one, and nobody says that it is to be trusted
     * @throws InvalidInput RB333 if there are roots for some only
     */
    Repository open(List<RepositoryAddress> addresses, List<Path> roots) {
        if (!roots.isEmpty() && roots.size() != addresses.size()) {
            throw new InvalidInput(
                    "RB333",
                    "--root is given " + roots.size() + " times, for " + addresses.size() + " repositories",
                    "give it once for each --repository, in their order");
        }
        List<Repository> opened = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            opened.add(open(addresses.get(i), roots.isEmpty() ? Optional.empty() : Optional.of(roots.get(i))));
        }
        return opened.size() == 1 ? opened.getFirst() : new LayeredRepository(opened);
    }

    private Repository open(RepositoryAddress address, Optional<Path> root) {
        Transport transport = transport(address);
        TrustStore trusted = trusted(transport, root);
        boolean isFar = !(address instanceof RepositoryAddress.Folder) && !network.offline();
        return new SignedRepository(
                isFar ? Following.trusted(transport, trusted) : transport, trusted, expiry(), network.heeded());
    }

    Expiry expiry() {
        return new Expiry(clock.instant(), network.tolerance());
    }

    /**
     * What is trusted of a repository; pinned or asked for, if nothing is known of it yet.
     *
     * @throws dev.rubicon.model.Untrusted RB310 or RB311 if the root is none; RB320
     */
    TrustStore trusted(Transport transport, Optional<Path> root) {
        Trust trust = trust();
        // A root that nothing was ever verified by may have been the wrong one.
        boolean unproven = !trust.knows(transport.location())
                || root.isPresent()
                        && trust.requiredFor(transport).read("timestamp").isEmpty();
        if (unproven) {
            Optional<byte[]> pinned = root.map(Repositories::read).or(() -> onFirstUse(transport));
            pinned.ifPresent(bytes -> {
                Roots.own(bytes);
                trust.pin(transport.location(), bytes);
            });
        }
        return trust.requiredFor(transport);
    }

    Transport transport(RepositoryAddress address) {
        return switch (address) {
            case RepositoryAddress.Folder folder -> new FolderTransport(folder.path());
            case RepositoryAddress.Web web ->
                network.offline() ? offline(address) : WebServers.transport(web.address(), network, cache());
            case RepositoryAddress.Oci oci ->
                network.offline() ? offline(address) : Registries.transport(oci.address(), network, cache());
            case RepositoryAddress.S3 bucket ->
                network.offline() ? offline(address) : ObjectStores.transport(bucket.address(), network, cache());
        };
    }

    private Transport offline(RepositoryAddress address) {
        String location = address.location();
        return new OfflineTransport(location, trust().folderOf(location), cache(), network.bringing());
    }

    /** How a repository is brought to a registry. */
    OciPush push(RepositoryAddress source, Optional<Path> root, OciAddress registry) {
        Transport transport = transport(source);
        return new OciPush(
                transport, trusted(transport, root), expiry(), Registries.registry(registry, network, cache()));
    }

    Cache cache() {
        return new Cache(home.resolve("cache"), clock);
    }

    FolderPublisher publisher(Path folder, Optional<Path> root) {
        Publishing publishing = new Publishing(trust(), keys(), Lifetimes.USUAL, clock);
        KeeperOptions.pinned(new RepositoryFolder(folder, publishing), root);
        return new FolderPublisher(folder, publishing);
    }

    /** It is made sure that nobody's change can be lost there. */
    BucketPublisher publisher(RepositoryAddress.S3 bucket, Optional<Path> root) {
        Publishing publishing = new Publishing(trust(), keys(), Lifetimes.USUAL, clock);
        BucketPublisher publisher = new BucketPublisher(
                ObjectStores.kept(bucket.address(), KeeperOptions.pinned(publishing, bucket, root), network, cache()));
        publisher.check();
        return publisher;
    }

    KeyFiles keys() {
        return new KeyFiles(home.resolve("keys"), new SecureRandom(), new AskedPassphrase());
    }

    private Trust trust() {
        return new Trust(home.resolve("trust"));
    }

    private static byte[] read(Path root) {
        try {
            return Files.readAllBytes(root);
        } catch (IOException e) {
            throw new InvalidInput("RB325", "cannot read the root " + root, "check the path");
        }
    }

    // Somebody has to say so: whoever can change the repository can change its first root as well.
    private Optional<byte[]> onFirstUse(Transport transport) {
        Optional<byte[]> first = transport.read("metadata/1.root.json", 512_000);
        if (first.isEmpty() && !network.offline()) {
            throw new InvalidInput(
                    "RB300",
                    "'" + transport.location() + "' is not a repository",
                    "check the address: it has no metadata");
        }
        if (first.isEmpty() || System.console() == null) {
            return Optional.empty();
        }
        String answer = System.console()
                .readLine(
                        "The repository %s is signed by %s, of which nothing is known here. Trust it from now on? [y/N] ",
                        transport.location(), SignedRepository.fingerprint(first.get()));
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y") ? first : Optional.empty();
    }
}
