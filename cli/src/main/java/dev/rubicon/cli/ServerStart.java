package dev.rubicon.cli;

import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.s3.Bucket;
import dev.rubicon.repository.s3.BucketTransport;
import dev.rubicon.server.Server;
import dev.rubicon.server.ServerSettings;
import dev.rubicon.server.Store;
import dev.rubicon.server.observe.LogFormat;
import dev.rubicon.server.web.Listening;
import dev.rubicon.server.web.TlsFiles;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Runs a server until the process is told to end. The only class of the command line that needs the server's. */
final class ServerStart {
    private ServerStart() {}

    static void run(ServerOrder order, Terminal terminal) {
        LogFormat log = LogFormat.valueOf(order.log());
        log.use();
        Server server = Server.start(settings(order), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        terminal.line("rubicon serves " + server.address() + " from " + order.home());
        server.adminToken().ifPresent(token -> {
            terminal.line("admin token, shown this once: " + token.shown());
            terminal.message("keep it where you keep passwords; commands take it from RUBICON_TOKEN or --token-file");
        });
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            server.close();
        }
    }

    private static ServerSettings settings(ServerOrder order) {
        return new ServerSettings(
                order.home(),
                new Listening(
                        order.host(),
                        order.port(),
                        order.certificates()
                                .map(file -> new TlsFiles(file, order.key().orElseThrow()))),
                order.catalog(),
                order.repository(),
                order.store().map(address -> store(address, order)),
                order.upstream(),
                new AskedPassphrase(),
                order.newAdminToken());
    }

    private static Store store(RepositoryAddress address, ServerOrder order) {
        Network network = Network.quiet();
        Cache cache = new Cache(order.home().resolve("cache"), Clock.systemUTC());
        return switch (address) {
            case RepositoryAddress.S3 s3 -> {
                Bucket bucket = ObjectStores.bucket(s3.address(), network, cache);
                yield new Store.Objects(bucket, new BucketTransport(bucket, cache));
            }
            case RepositoryAddress.Oci oci -> new Store.Registry(Registries.transport(oci.address(), network, cache));
            case RepositoryAddress.Folder folder -> throw new IllegalStateException("a folder is no store");
            case RepositoryAddress.Web web -> throw new IllegalStateException("a server is no store");
        };
    }
}
