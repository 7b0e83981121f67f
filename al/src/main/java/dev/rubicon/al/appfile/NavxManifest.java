package dev.rubicon.al.appfile;

import dev.rubicon.al.AppDependency;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What {@code NavxManifest.xml} says of an app.
 *
 * @param attributes of the element App, as written: Id, Name, Publisher and Version among them
 * @param dependencies in the order written
 * @param application the lowest version of Microsoft's Application that will do: a dependency that is not among the others
 * @param internalsVisibleTo apps that may use what is internal here
 * @param settings attributes of the elements Source, Build, ResourceExposurePolicy and KeyVaultUrls, such as {@code
 *     Build.CompilerVersion}
 * @param alternateIds ids that the app had before
 */
public record NavxManifest(
        AppIdentity identity,
        SortedMap<String, String> attributes,
        List<AppDependency> dependencies,
        Optional<Version> application,
        List<IdRange> idRanges,
        List<Module> internalsVisibleTo,
        List<String> features,
        List<String> preprocessorSymbols,
        List<String> supportedLocales,
        SortedMap<String, String> settings,
        List<UUID> alternateIds) {
    static final String NAME = "NavxManifest.xml";
    static final String NAMESPACE = "http://schemas.microsoft.com/navx/2015/manifest";

    /** An app, by name. */
    public record Module(UUID id, String name, String publisher) {}

    public NavxManifest {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        dependencies = List.copyOf(dependencies);
        idRanges = List.copyOf(idRanges);
        internalsVisibleTo = List.copyOf(internalsVisibleTo);
        features = List.copyOf(features);
        preprocessorSymbols = List.copyOf(preprocessorSymbols);
        supportedLocales = List.copyOf(supportedLocales);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        alternateIds = List.copyOf(alternateIds);
    }
}
