package dev.rubicon.server;

import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Refused;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.Publisher;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.RepositoryFolder;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.mirror.PullThrough;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.upkeep.Forcing;
import dev.rubicon.server.admin.AdminRoutes;
import dev.rubicon.server.apps.AppCatalog;
import dev.rubicon.server.apps.AppIndex;
import dev.rubicon.server.apps.AppManagement;
import dev.rubicon.server.apps.AppOperations;
import dev.rubicon.server.apps.Statements;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.audit.AuditRoutes;
import dev.rubicon.server.book.BookRoutes;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Migration;
import dev.rubicon.server.console.Console;
import dev.rubicon.server.console.Sessions;
import dev.rubicon.server.console.fleet.DeploymentPages;
import dev.rubicon.server.console.fleet.InstancePages;
import dev.rubicon.server.console.fleet.OverviewPage;
import dev.rubicon.server.console.fleet.PlanPages;
import dev.rubicon.server.console.page.AuditPage;
import dev.rubicon.server.console.page.InstallerPages;
import dev.rubicon.server.console.page.PackagePages;
import dev.rubicon.server.console.page.Shelf;
import dev.rubicon.server.console.page.TokenPages;
import dev.rubicon.server.fleet.Fleet;
import dev.rubicon.server.fleet.FleetTables;
import dev.rubicon.server.named.InstallerZips;
import dev.rubicon.server.named.NamedInstallers;
import dev.rubicon.server.observe.AccessLog;
import dev.rubicon.server.observe.Health;
import dev.rubicon.server.observe.Metrics;
import dev.rubicon.server.openapi.ApiDocument;
import dev.rubicon.server.repository.RepositoryRoutes;
import dev.rubicon.server.repository.ServedRepository;
import dev.rubicon.server.repository.UploadRoutes;
import dev.rubicon.server.token.TokenRoutes;
import dev.rubicon.server.token.TokenText;
import dev.rubicon.server.token.Tokens;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.HttpServer;
import dev.rubicon.server.web.Observer;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A running server. The only place that knows all of its parts: each is made here, and gets what it needs. */
public final class Server implements AutoCloseable {
    /** Of all features, each feature's in order. Another feature adds its own at the end. */
    static final List<Migration> MIGRATIONS = Stream.of(
                    AuditLog.MIGRATIONS,
                    Tokens.MIGRATIONS,
                    FleetTables.MIGRATIONS,
                    NamedInstallers.MIGRATIONS,
                    AppCatalog.MIGRATIONS,
                    AppOperations.MIGRATIONS,
                    Sessions.MIGRATIONS)
            .flatMap(List::stream)
            .toList();

    private final Catalog catalog;
    private final HttpServer http;
    private final Health health;
    private final Fleet fleet;
    private final List<Route> routes;
    private final Optional<TokenText> adminToken;

    private Server(
            Catalog catalog,
            HttpServer http,
            Health health,
            Fleet fleet,
            List<Route> routes,
            Optional<TokenText> adminToken) {
        this.catalog = catalog;
        this.http = http;
        this.health = health;
        this.fleet = fleet;
        this.routes = routes;
        this.adminToken = adminToken;
    }

    /**
     * Starts it; it listens when this returns.
     *
     * @throws dev.rubicon.model.InvalidInput RB702, RB716, RB717 for the catalog's address, RB916 for files of TLS,
     *     RB307 or RB351 if the folder of the repository is no mirror of the one upstream; RB371, RB375 or RB376 for an object store
     * @throws dev.rubicon.model.Untrusted RB310 to RB318 if what is upstream cannot be believed, and nothing of it is here
     * @throws dev.rubicon.model.Unavailable RB902 to RB904 for the catalog, RB915 for the port
     */
    public static Server start(ServerSettings settings, Clock clock) {
        String url = settings.catalog()
                .orElseGet(() -> "jdbc:sqlite:" + settings.home().resolve("server/catalog.sqlite"));
        Catalog catalog = Catalog.open(DatabaseAddress.parse(url), MIGRATIONS, clock);
        boolean started = false;
        try {
            AuditLog audit = new AuditLog(clock);
            Tokens tokens = new Tokens(catalog, audit, new SecureRandom(), clock);
            Fleet fleet = new Fleet(catalog, audit, tokens, Fleet.SILENCE, clock);
            Metrics metrics = new Metrics(catalog);
            boolean secure = settings.listening().tls().isPresent();
            Console console = new Console(catalog, tokens, audit, secure, clock);
            NamedInstallers installers = new NamedInstallers(catalog, audit, clock);
            Path staging = settings.home().resolve("server/staging");
            Publishing publishing = publishing(settings, clock);
            Optional<StoredRepository> stored =
                    settings.store().map(store -> StoredRepository.opened(store, settings.home(), publishing, clock));
            Path root = stored.map(StoredRepository::folder).orElse(settings.repository());
            Publisher publisher = stored.map(StoredRepository::publisher)
                    .orElseGet(() -> new FolderPublisher(settings.repository(), publishing));
            Forcing forcing = stored.map(StoredRepository::forcing)
                    .orElseGet(() -> Forcing.in(new RepositoryFolder(settings.repository(), publishing)));
            Optional<PullThrough> upstream = Upstream.opened(settings, clock);
            Optional<PullThrough> mirror = stored.map(StoredRepository::mirror).or(() -> upstream);
            ServedRepository served = new ServedRepository(root, mirror, publishing.trust(), clock);
            Optional<Problem> readOnly =
                    stored.flatMap(StoredRepository::readOnly).or(() -> upstream.map(Upstream::readOnly));
            InstallerZips zips = new InstallerZips(installers, served);
            Health health = new Health(catalog, stored.map(StoredRepository::answers));
            AppIndex index = new AppIndex(served);
            AppOperations operations = new AppOperations(catalog, fleet.deployments());
            fleet.whenLooking(operations::startDue);
            AppManagement apps = new AppManagement(
                    catalog, audit, index, publisher, forcing, fleet.instances(), operations, staging, clock);
            List<Route> routes = ApiDocument.with(Stream.of(
                            health.routes(),
                            metrics.routes(),
                            new TokenRoutes(catalog, tokens).routes(),
                            new AuditRoutes(catalog, audit).routes(),
                            fleet.routes(),
                            installers.routes(),
                            zips.routes(),
                            new InstallerPages(console, installers, zips, secure).routes(),
                            apps.routes(),
                            new AdminRoutes(index, fleet.instances(), operations, new Statements(catalog)).routes(),
                            new UploadRoutes(publisher, staging, catalog, audit)
                                    .tidied(clock.instant())
                                    .routes(),
                            BookRoutes.all(),
                            new RepositoryRoutes(root, mirror).routes(),
                            new PackagePages(console, new Shelf(served)).routes(),
                            new AuditPage(console, catalog, audit).routes(),
                            new TokenPages(console, catalog, tokens).routes(),
                            new InstancePages(console, fleet.instances()).routes(),
                            new DeploymentPages(console, fleet.deployments(), fleet.instances()).routes(),
                            new PlanPages(console, fleet.deployments()).routes(),
                            new OverviewPage(console, fleet).routes(),
                            console.routes())
                    .flatMap(List::stream)
                    .map(route -> readOnly.map(why -> unpublished(route, why)).orElse(route))
                    .toList());
            Observer log = new AccessLog();
            HttpServer http = HttpServer.start(settings.listening(), routes, tokens, exchange -> {
                metrics.answered(exchange);
                log.answered(exchange);
            });
            try {
                // Only now: the token of a server that cannot listen would be shown to nobody.
                Optional<TokenText> adminToken =
                        settings.newAdminToken() ? Optional.of(tokens.recovery()) : tokens.first();
                started = true;
                return new Server(catalog, http, health, fleet.start(), routes, adminToken);
            } finally {
                if (!started) {
                    http.close();
                }
            }
        } finally {
            if (!started) {
                catalog.close();
            }
        }
    }

    // The same, but whoever would publish or change anything here is told, before it is sent, why nobody can.
    private static Route unpublished(Route route, Problem why) {
        if (!route.access().equals(Access.needs(Scope.PUBLISH))) {
            return route;
        }
        return new Route(route.verb(), route.path(), route.access(), route.maxBytes(), request -> {
            throw new Refused(List.of(why));
        });
    }

    private static Publishing publishing(ServerSettings settings, Clock clock) {
        Trust trust = new Trust(settings.home().resolve("trust"));
        KeyFiles keys = new KeyFiles(settings.home().resolve("keys"), new SecureRandom(), settings.passphrase());
        return new Publishing(trust, keys, Lifetimes.USUAL, clock);
    }

    /** Where it answers. */
    public URI address() {
        return http.address();
    }

    /** All that it can be asked for. */
    public List<Route> routes() {
        return routes;
    }

    /** Its instances and deployments. */
    public Fleet fleet() {
        return fleet;
    }

    /** The admin token that was made at this start, if one was: to be shown to whoever started it, and nowhere else. */
    public Optional<TokenText> adminToken() {
        return adminToken;
    }

    /** Takes no more requests, answers those that have begun, and lets go of the catalog. */
    @Override
    public void close() {
        health.stopping();
        http.close();
        fleet.close();
        catalog.close();
    }
}
