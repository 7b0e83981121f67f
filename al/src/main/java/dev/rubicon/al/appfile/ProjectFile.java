package dev.rubicon.al.appfile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.al.AppDependency;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.AppIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** The parts of an {@code app.json} that only matter to its {@code NavxManifest.xml}, which is made here. */
record ProjectFile(JsonObject json) {
    static final String NAME = "app.json";

    // Keys of app.json and the attributes that they become, in the order in which the compiler writes them.
    private static final Map<String, String> TEXTS = texts();

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Brief", "brief");
        texts.put("Description", "description");
        texts.put("PrivacyStatement", "privacyStatement");
        texts.put("EULA", "EULA");
        texts.put("Help", "help");
        texts.put("HelpBaseUrl", "helpBaseUrl");
        texts.put("ContextSensitiveHelpUrl", "contextSensitiveHelpUrl");
        texts.put("Url", "url");
        texts.put("Logo", "logo");
        texts.put("Platform", "platform");
        texts.put("Application", "application");
        texts.put("Runtime", "runtime");
        texts.put("Target", "target");
        return texts;
    }

    static ProjectFile read(byte[] bytes) {
        return new ProjectFile(JsonObject.read(bytes, NAME));
    }

    /** The path of the logo in the project. */
    Optional<String> logo() {
        return json.optionalString("logo")
                .map(path -> path.replace('\\', '/').replaceFirst("^\\./", ""))
                .filter(path -> !path.isEmpty());
    }

    List<String> preprocessorSymbols() {
        return json.strings("preprocessorSymbols");
    }

    /** @param symbols all that were defined when its sources were read */
    byte[] manifest(AppIdentity identity, List<AppDependency> dependencies, SortedSet<String> symbols) {
        XmlText xml = new XmlText()
                .begin("Package", Map.of("xmlns", NavxManifest.NAMESPACE))
                .empty("App", app(identity))
                .elements("IdRanges", "IdRange", idRanges())
                .elements(
                        "Dependencies",
                        "Dependency",
                        dependencies.stream().map(ProjectFile::dependency).toList())
                .elements("InternalsVisibleTo", "Module", json.list("internalsVisibleTo", ProjectFile::module))
                .empty("ScreenShots", Map.of())
                .list("SupportedLocales", json.strings("supportedLocales"), "SupportedLocale")
                .list("Features", features(), "Feature")
                .list("PreprocessorSymbols", List.copyOf(symbols), "PreprocessorSymbol")
                .empty("ResourceExposurePolicy", exposure())
                .end("Package");
        return xml.bytes();
    }

    private Map<String, String> app(AppIdentity identity) {
        Map<String, String> app = new LinkedHashMap<>();
        app.put("Id", identity.id().toString());
        app.put("Name", identity.name());
        app.put("Publisher", identity.publisher());
        app.put("Version", identity.version().toString());
        app.put("CompatibilityId", "0.0.0.0");
        TEXTS.forEach((attribute, key) -> json.optionalString(key).ifPresent(text -> app.put(attribute, text)));
        logo().ifPresent(path -> app.put("Logo", "/" + LogoEntry.name(path)));
        app.put("ShowMyCode", json.flag("showMyCode") ? "True" : "False");
        return app;
    }

    // Up to runtime 3 there was one.
    private List<Map<String, String>> idRanges() {
        List<Map<String, String>> ranges = new ArrayList<>(json.list("idRanges", ProjectFile::idRange));
        json.optional("idRange").ifPresent(range -> ranges.add(idRange(range)));
        return ranges;
    }

    private static Map<String, String> idRange(JsonNode node) {
        JsonObject range = JsonObject.of(node, "an id range in " + NAME);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("MinObjectId", String.valueOf(range.integer("from")));
        attributes.put("MaxObjectId", String.valueOf(range.integer("to")));
        return attributes;
    }

    private static Map<String, String> dependency(AppDependency dependency) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("Id", dependency.id().toString());
        attributes.put("Name", dependency.name().orElse(""));
        attributes.put("Publisher", dependency.publisher().orElse(""));
        attributes.put("MinVersion", dependency.minimum().toString());
        attributes.put("CompatibilityId", "0.0.0.0");
        return attributes;
    }

    private static Map<String, String> module(JsonNode node) {
        JsonObject module = JsonObject.of(node, "an app in internalsVisibleTo of " + NAME);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("Id", module.string("id"));
        attributes.put("Name", module.optionalString("name").orElse(""));
        attributes.put("Publisher", module.optionalString("publisher").orElse(""));
        return attributes;
    }

    // A single feature has been seen as a string.
    private List<String> features() {
        boolean single = json.optional("features").filter(JsonNode::isTextual).isPresent();
        return single ? List.of(json.string("features")) : json.strings("features");
    }

    private Map<String, String> exposure() {
        Map<String, String> attributes = new LinkedHashMap<>();
        json.optional("resourceExposurePolicy").ifPresent(node -> {
            JsonObject policy = JsonObject.of(node, "resourceExposurePolicy in " + NAME);
            attributes.put("AllowDebugging", String.valueOf(policy.flag("allowDebugging")));
            attributes.put("AllowDownloadingSource", String.valueOf(policy.flag("allowDownloadingSource")));
            attributes.put("IncludeSourceInSymbolFile", String.valueOf(policy.flag("includeSourceInSymbolFile")));
        });
        return attributes;
    }
}
