package dev.rubicon.cli;

import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.s3.Bucket;
import dev.rubicon.repository.s3.BucketAccess;
import dev.rubicon.repository.s3.BucketAddress;
import dev.rubicon.repository.s3.BucketRepository;
import dev.rubicon.repository.s3.BucketTransport;
import java.nio.file.Path;
import java.time.Clock;

/** Repositories in object stores, as this machine reaches them and as whom. Loaded only when an address says so. */
final class ObjectStores {
    private ObjectStores() {}

    static BucketTransport transport(BucketAddress address, Network network, Cache cache) {
        return new BucketTransport(bucket(address, network, cache), cache);
    }

    /** To be changed. */
    static BucketRepository kept(BucketAddress address, Publishing publishing, Network network, Cache cache) {
        Bucket bucket = bucket(address, network, cache);
        return new BucketRepository(
                bucket, new BucketTransport(bucket, cache), publishing, FolderPublisher.PATIENCE, () -> {});
    }

    static Bucket bucket(BucketAddress address, Network network, Cache cache) {
        return new Bucket(
                address,
                new BucketAccess(NetworkOptions::environment, Path.of(HomeOptions.userHome())),
                new WebClient(WebServers.settings(network), cache, network.transfers()),
                Clock.systemUTC());
    }
}
