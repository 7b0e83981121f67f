package dev.rubicon.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.rollout.Operation;
import dev.rubicon.format.Json;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Guid;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.repository.Repository;
import dev.rubicon.server.apps.AppIds;
import dev.rubicon.server.apps.AppIndex;
import dev.rubicon.server.apps.AppOperation;
import dev.rubicon.server.apps.AppOperation.Kind;
import dev.rubicon.server.apps.AppOperations;
import dev.rubicon.server.apps.Statements;
import dev.rubicon.server.fleet.FleetInstance;
import dev.rubicon.server.fleet.Instances;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Handler;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Apps of environments, and what is done with them. Source: Admin Center API 2.29, as design, bc-facts section 5.2, has it. */
public record AdminRoutes(AppIndex index, Instances instances, AppOperations operations, Statements statements) {
    private static final String APPS = "/admin/v2.29/applications/{family}/environments/{environment}/apps";
    private static final String ONE = APPS + "/{app}";
    private static final String FAMILY = "BusinessCentral";

    public List<Route> routes() {
        Access read = Access.needs(Scope.READ);
        Access deploy = Access.needs(Scope.DEPLOY);
        return List.of(
                Route.get(APPS, read, shaped(this::apps)),
                Route.get(APPS + "/availableUpdates", read, shaped(this::updates)),
                Route.post(ONE + "/install", deploy, shaped(this::install)),
                Route.post(ONE + "/update", deploy, shaped(this::update)),
                Route.post(ONE + "/update/cancel", deploy, shaped(this::cancel)),
                Route.post(ONE + "/uninstall", deploy, shaped(this::uninstall)),
                Route.get(ONE + "/uninstallRequirements", read, shaped(this::uninstallRequirements)),
                Route.get(ONE + "/operations", read, shaped(this::operations)),
                Route.get(ONE + "/operations/{operation}", read, shaped(this::operation)));
    }

    private static Handler shaped(Handler handler) {
        return AdminRefusal.shaped(handler);
    }

    private FleetInstance environment(Request request) {
        String family = request.parameter("family");
        if (!family.equalsIgnoreCase(FAMILY)) {
            throw AdminRefusal.noFamily(family);
        }
        String name = request.parameter("environment");
        return instances.named(name).orElseThrow(() -> AdminRefusal.noEnvironment(name));
    }

    private static UUID app(Request request) {
        return AppIds.parse(request.parameter("app"));
    }

    private static AppIdentity installed(Software software, UUID app) {
        return software.app(app).orElseThrow(() -> AdminRefusal.noApp(app, "the environment " + software.name()));
    }

    private static Release packageOf(Software software, UUID app) {
        return software.packageOf(app)
                .orElseThrow(() -> AdminRefusal.invalid(
                        "the app came into " + software.name() + " with a package that the repository does not have"));
    }

    private static Reply value(Stream<ObjectNode> items) {
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        items.forEach(value::add);
        return Reply.json(body);
    }

    private Reply apps(Request request) {
        Software software = Software.of(environment(request), index.repository());
        return value(software.apps().stream()
                .map(app -> OperationJson.write(
                        app,
                        software.packageOf(app.id())
                                .filter(release -> !release.platform())
                                .isPresent(),
                        operations.of(software.name(), app.id()))));
    }

    private Reply updates(Request request) {
        Repository repository = index.repository();
        Software software = Software.of(environment(request), repository);
        return value(offers().updates(software, repository).stream().map(offer -> {
            ObjectNode json = Requirement.app(offer.app());
            ArrayNode all = json.putArray("requirements");
            offer.requirements().forEach(one -> all.add(one.json(one.kind().capital())));
            return json;
        }));
    }

    private Offers offers() {
        return new Offers(index, statements);
    }

    private Reply install(Request request) {
        UUID app = app(request);
        FleetInstance environment = environment(request);
        OperationRequest.Install wanted = OperationRequest.Install.read(request);
        Repository repository = index.repository();
        Software software = Software.of(environment, repository);
        if (software.app(app).isPresent()) {
            throw AdminRefusal.inTheWay("RB972", "the app is installed already; update it");
        }
        Offers.Offer offer = offers().required(software, app, wanted.version(), wanted.previews(), repository);
        return bring(request, Kind.INSTALL, software, offer, wanted.more(), Optional.empty());
    }

    private Reply update(Request request) {
        UUID app = app(request);
        FleetInstance environment = environment(request);
        OperationRequest.Update wanted = OperationRequest.Update.read(request);
        Repository repository = index.repository();
        Software software = Software.of(environment, repository);
        Version from = installed(software, app).version();
        Offers.Offer offer =
                offers().required(software, app, Optional.of(wanted.version()), wanted.previews(), repository);
        if (!offer.app().version().isAfter(from)) {
            throw AdminRefusal.invalid("the environment has " + from + ", and an update goes to a newer version");
        }
        return bring(request, Kind.UPDATE, software, offer, wanted.more(), Optional.of(from));
    }

    private Reply bring(
            Request request, Kind kind, Software software, Offers.Offer offer, boolean more, Optional<Version> from) {
        if (!more && !offer.requirements().isEmpty()) {
            throw AdminRefusal.requires(
                    offer.app() + " needs other apps: installOrUpdateNeededDependencies has to be true",
                    offer.requirements());
        }
        Release release = offer.release();
        DeploymentRequest wanted = new DeploymentRequest.Install(
                List.of(new InstallRequest.Asked(release.id(), VersionQuery.exactly(release.version()))),
                Arguments.NONE);
        return begin(
                request,
                new AppOperation.Facts(
                        kind,
                        software.name(),
                        offer.app().id(),
                        Optional.empty(),
                        from,
                        Optional.of(offer.app().version()),
                        Optional.empty(),
                        Hours.OWN),
                wanted);
    }

    private Reply begin(Request request, AppOperation.Facts facts, DeploymentRequest wanted) {
        boolean busy = operations.of(facts.instance(), facts.app()).stream()
                .anyMatch(one -> one.status() == Operation.SCHEDULED || one.status() == Operation.RUNNING);
        if (busy) {
            throw AdminRefusal.inTheWay("RB973", "another operation on this app is scheduled or running");
        }
        return Reply.json(OperationJson.write(
                operations.create(facts, wanted, request.caller().name())));
    }

    private Reply cancel(Request request) {
        UUID app = app(request);
        FleetInstance environment = environment(request);
        UUID wanted = OperationRequest.Cancel.read(request).operation();
        AppOperation found = required(environment, app, wanted.toString());
        return Reply.json(
                OperationJson.write(operations.cancel(found, request.caller().name())));
    }

    private Reply uninstall(Request request) {
        UUID app = app(request);
        FleetInstance environment = environment(request);
        OperationRequest.Uninstall wanted = OperationRequest.Uninstall.read(request);
        Software software = Software.of(environment, index.repository());
        AppIdentity installed = installed(software, app);
        Release release = packageOf(software, app);
        List<Requirement> dependants = software.dependants(release, app);
        if (!wanted.dependents() && !dependants.isEmpty()) {
            throw AdminRefusal.requires(
                    "other apps go with " + installed + ": uninstallDependents has to be true", dependants);
        }
        DeploymentRequest uninstall = new DeploymentRequest.Uninstall(
                List.of(release.id()),
                wanted.dependents() ? InstallRequest.Dependants.GO : InstallRequest.Dependants.STAY,
                wanted.data() ? Step.Data.GOES : Step.Data.STAYS,
                true);
        AppOperation.Facts facts = new AppOperation.Facts(
                Kind.UNINSTALL,
                software.name(),
                app,
                Optional.empty(),
                Optional.of(installed.version()),
                Optional.empty(),
                Optional.empty(),
                Hours.OWN);
        return begin(request, facts, uninstall);
    }

    private Reply uninstallRequirements(Request request) {
        UUID app = app(request);
        Software software = Software.of(environment(request), index.repository());
        installed(software, app);
        return value(software.dependants(packageOf(software, app), app).stream()
                .map(one -> one.json("Global")
                        .put(
                                "EnvironmentAppOperationRequirementType",
                                one.kind().capital())));
    }

    private Reply operations(Request request) {
        UUID app = app(request);
        return value(operations.of(environment(request).name(), app).stream().map(OperationJson::write));
    }

    private Reply operation(Request request) {
        UUID app = app(request);
        return Reply.json(OperationJson.write(required(environment(request), app, request.parameter("operation"))));
    }

    private AppOperation required(FleetInstance environment, UUID app, String id) {
        return Guid.parse(id)
                .flatMap(operations::find)
                .filter(found -> found.facts().app().equals(app)
                        && found.facts().instance().equals(environment.name()))
                .orElseThrow(() -> AdminRefusal.noOperation(id));
    }
}
