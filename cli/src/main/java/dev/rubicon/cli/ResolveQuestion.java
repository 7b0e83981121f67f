package dev.rubicon.cli;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.InstalledRelease;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import dev.rubicon.resolver.VersionSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A request, and the instance that it is for. */
record ResolveQuestion(VersionSource source, Resolver resolver, Request request, Installed installed) {
    static Request.Wish wish(Dependency asked) {
        return new Request.Wish(asked.id(), asked.version());
    }

    /** Packages of the source as if they were installed. Each query must mean just one version. */
    static Installed installed(VersionSource source, List<Dependency> installed) {
        List<InstalledRelease> packages = new ArrayList<>();
        Set<PackageId> seen = new HashSet<>();
        for (Dependency there : installed) {
            if (!seen.add(there.id())) {
                throw new InvalidInput("RB412", there.id() + " is installed twice", "write --installed once for each");
            }
            Release release = source.releases(there.id()).stream()
                    .filter(one -> there.version().isSatisfiedBy(one.version()))
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() -> new InvalidInput(
                            "RB412",
                            "there is no " + there + ", so it cannot be installed",
                            "write --installed ID@VERSION with a version that there is"));
            packages.add(new InstalledRelease(release, false, VersionQuery.ANY));
        }
        return new Installed(packages);
    }

    Resolution answer() {
        return resolver.resolve(request, installed);
    }

    /** Asking for one thing more, before anything else. */
    ResolveQuestion asking(Request.Wish wish) {
        List<Request.Wish> wishes = new ArrayList<>(List.of(wish));
        wishes.addAll(request.wishes());
        return new ResolveQuestion(
                source, resolver, new Request(wishes, request.rest(), request.dependencies()), installed);
    }
}
