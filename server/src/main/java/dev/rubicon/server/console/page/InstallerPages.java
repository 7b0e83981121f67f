package dev.rubicon.server.console.page;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.server.console.Console;
import dev.rubicon.server.console.Moment;
import dev.rubicon.server.console.Visit;
import dev.rubicon.server.named.InstallerZips;
import dev.rubicon.server.named.NamedInstaller;
import dev.rubicon.server.named.NamedInstallers;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Requests that are saved under a name, and how they become an instance: over the network, or carried.
 *
 * @param secure whether the server speaks TLS itself
 */
public record InstallerPages(Console console, NamedInstallers installers, InstallerZips zips, boolean secure) {
    private static final String SECTION = "installers";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    public List<Route> routes() {
        return List.of(
                console.page("/console/installers", Scope.READ, this::list),
                console.page("/console/installers/{name}/zip", Scope.READ, visit -> zips.download(named(visit))),
                console.page(
                        "/console/installers/{name}/json",
                        Scope.READ,
                        visit -> Reply.json(installers.required(named(visit)).json())));
    }

    private static String named(Visit visit) {
        return visit.request().parameter("name");
    }

    /** @param server where the console was asked for, such as {@code https://updates.example.com} */
    record Listed(List<Line> lines, String server) {}

    /** An installer. */
    record Line(NamedInstaller installer, Moment saved, String server) {
        /** What is asked for. */
        public List<Asked> packages() {
            return installer.request().packages().stream()
                    .map(one -> new Asked(one.id(), one.query()))
                    .toList();
        }

        /** Such as {@code pos.Mode = store}. */
        public List<String> arguments() {
            List<String> lines = new ArrayList<>();
            for (PackageId id : installer.request().arguments().packages()) {
                installer
                        .request()
                        .arguments()
                        .of(id)
                        .forEach((name, value) -> lines.add(id + "." + name + " = " + value));
            }
            return lines;
        }

        /** Below this is what can be downloaded. */
        public String address() {
            return "/console/installers/" + installer.name();
        }

        public String install() {
            return "rubicon install --instance NAME --installer " + server + "/api/v1/installers/" + installer.name();
        }

        public String export() {
            return "rubicon installer export " + installer.name() + " --to " + installer.name() + ".zip --server "
                    + server + "/";
        }
    }

    /** A package that is asked for. */
    record Asked(PackageId id, VersionQuery query) {
        public String address() {
            return PackageAddress.of(id);
        }

        public String version() {
            return query.equals(VersionQuery.ANY) ? "any version" : query.toString();
        }
    }

    private String server(Request request) {
        boolean tls = secure
                || request.header("X-Forwarded-Proto").filter("https"::equals).isPresent();
        return request.header("Host")
                .filter(HOST.asMatchPredicate())
                .map(host -> (tls ? "https://" : "http://") + host)
                .orElse("https://this-server");
    }

    private Reply list(Visit visit) {
        String server = server(visit.request());
        List<Line> lines = installers.all().stream()
                .map(installer -> new Line(installer, visit.moment(installer.createdAt()), server))
                .toList();
        return visit.page("page/installers", visit.frame("Installers", SECTION), new Listed(lines, server));
    }
}
