package dev.rubicon.installer;

import dev.rubicon.installer.InstallRequest.Asked;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.InstalledRelease;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolution.Chosen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request asks of the resolver in an instance.
 *
 * @param state of the instance
 */
record Wishes(InstanceState state) {
    /** The queries to remember for packages that are asked for by name from now on. */
    Map<PackageId, VersionQuery> requests(InstallRequest.OfVersions request) {
        Map<PackageId, VersionQuery> requests = new LinkedHashMap<>();
        state.packages().forEach((id, installed) -> installed.request().ifPresent(query -> requests.put(id, query)));
        switch (request) {
            case InstallRequest.Install install ->
                install.asked().forEach(asked -> requests.put(asked.id(), asked.query()));
            case InstallRequest.Deploy deploy ->
                deploy.install().asked().forEach(asked -> requests.put(asked.id(), asked.query()));
            case InstallRequest.Locked locked ->
                locked.lockfile().requests().forEach(asked -> requests.put(asked.id(), asked.version()));
            case InstallRequest.Update update -> {}
        }
        return requests;
    }

    /**
     * @param requests those to remember
     * @throws InvalidInput RB520 if what is to be updated is not installed
     */
    Request wishes(InstallRequest.OfVersions request, Map<PackageId, VersionQuery> requests) {
        return switch (request) {
            case InstallRequest.Install install -> wishes(install.asked(), install.rest(), Request.Dependencies.STAY);
            case InstallRequest.Deploy deploy -> wishes(deploy.install(), requests);
            case InstallRequest.Locked locked ->
                wishes(
                        locked.lockfile().packages().stream()
                                .map(one -> new Asked(
                                        one.identity().id(),
                                        VersionQuery.exactly(one.identity().version())))
                                .toList(),
                        locked.rest(),
                        Request.Dependencies.STAY);
            case InstallRequest.Update update -> {
                List<PackageId> ids = update.ids().isEmpty() ? List.copyOf(requests.keySet()) : update.ids();
                yield wishes(
                        ids.stream()
                                .map(this::checkedInstalled)
                                .map(id -> new Asked(
                                        id,
                                        requests.getOrDefault(id, VersionQuery.ANY)
                                                .updating()))
                                .toList(),
                        Request.Rest.STAYS,
                        update.dependencies());
            }
        };
    }

    private PackageId checkedInstalled(PackageId id) {
        if (!state.packages().containsKey(id)) {
            throw new InvalidInput(
                    "RB520",
                    id + " is not installed in instance '" + state.name() + "', so it cannot be updated",
                    "install it: rubicon install --id " + id + " --instance " + state.name());
        }
        return id;
    }

    private static Request wishes(List<Asked> asked, Request.Rest rest, Request.Dependencies dependencies) {
        return new Request(
                asked.stream()
                        .map(one -> new Request.Wish(one.id(), one.query()))
                        .toList(),
                rest,
                dependencies);
    }

    /** What is there. */
    Installed installed() {
        return new Installed(state.packages().values().stream()
                .map(one -> new InstalledRelease(
                        one.release(), one.request().isPresent(), one.request().orElse(VersionQuery.ANY)))
                .toList());
    }

    /**
     * The same with the data that uninstalled packages left: it is updated like that of an installed one. Left by the very version that
     * comes back, it is there already, and the package is installed over it.
     */
    Installed withKept(Installed installed, Resolution.Solved solved) {
        List<InstalledRelease> all = new ArrayList<>(installed.packages());
        for (Chosen chosen : solved.chosen()) {
            Optional.ofNullable(state.kept().get(chosen.release().id()))
                    .filter(kept -> !kept.version().equals(chosen.release().version()))
                    .ifPresent(kept -> all.add(new InstalledRelease(kept, false, VersionQuery.ANY)));
        }
        return new Installed(all);
    }
}
