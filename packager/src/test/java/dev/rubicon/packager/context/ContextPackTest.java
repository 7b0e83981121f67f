package dev.rubicon.packager.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.appfile.AppBuilder;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Version;
import dev.rubicon.packager.Declaration;
import dev.rubicon.packager.ForceVersionSource;
import dev.rubicon.packager.Pack;
import dev.rubicon.packager.PackResult;
import dev.rubicon.packager.PackSettings;
import dev.rubicon.packager.PackSource;
import dev.rubicon.packager.ProofRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source: design, facts of LS Central, 4.3 and 4.5. */
class ContextPackTest {
    private static final String BASE = "c61cfd91-3499-4912-989e-2f84664b3ced";
    private static final String API = "6ed20322-04fc-4668-91a4-1388e8470eb0";
    private static final String NEEDS_BASE =
            "{'id': '" + BASE + "', 'name': 'Cronus.Base', 'publisher': 'Cronus', 'version': '1.5.0.0'}";

    @TempDir
    private Path folder;

    private Path app(String name, String id, String more) throws IOException {
        Path project = Files.createDirectories(folder.resolve(name));
        String json = "{'id': '" + id + "', 'name': 'Cronus." + name + "', 'publisher': 'Cronus', 'version': '2.0.0.0'"
                + more + "}";
        Files.writeString(project.resolve("app.json"), json.replace('\'', '"'));
        Files.writeString(project.resolve("a.al"), "table 50100 Pet { fields { field(1; Id; Integer) { } } }");
        return project;
    }

    private Path appFile(String name, String id, String more) throws IOException {
        return AppBuilder.build(AppFiles.ofFolder(app(name, id, more)), Set.of(), folder.resolve("apps"))
                .path();
    }

    private static ContextPack.Given given(Declaration declaration, Path... paths) {
        return new ContextPack.Given(
                Stream.of(paths).map(PackSource::of).toList(), Optional.empty(), Optional.empty(), declaration);
    }

    private void check(String expected, Path... paths) {
        check(expected, "{}", given(Declaration.NOTHING, paths));
    }

    /** A line a package with what it needs and its ForceVersion, or what is refused; nothing is left behind then. */
    private void check(String expected, String map, ContextPack.Given given) {
        List<String> outcome = new ArrayList<>();
        Path out = folder.resolve("out");
        try {
            PackSettings settings = new PackSettings(
                    out, Optional.empty(), new ForceVersionSource.Metadata(), any -> new ProofRequest.Nothing());
            AppMap read = AppMap.read(map.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "map.json");
            new Pack(Apps::at)
                    .run(ContextPack.requests(given, read, settings))
                    .forEach(result -> outcome.add(line(result)));
        } catch (ProblemException e) {
            e.problems()
                    .forEach(problem -> outcome.add(problem.code() + " " + problem.message()
                            + (problem.code().equals("RB178") ? ": " + problem.hint() : "")));
            assertEquals(List.of(), written(out));
        }
        assertEquals(expected.strip(), String.join("\n", outcome).replace(folder.toString(), "$"));
    }

    private static List<Path> written(Path out) {
        try (Stream<Path> files = Files.exists(out) ? Files.list(out) : Stream.empty()) {
            return files.toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(PackResult result) {
        try (PackageFile file = PackageFile.open(result.path())) {
            String force = file.metadata()
                    .forceVersion()
                    .map(version -> " forces " + version)
                    .orElse("");
            return file.manifest().identity() + " '" + file.manifest().name() + "' needs "
                    + file.manifest().dependencies() + force;
        }
    }

    @Test
    void anAppFileSaysAllOfItsPackage() throws IOException {
        check(
                "cronus-base-app 2.0.0.0 'Cronus.Base' needs [bc-application@>=25.0.0.0, bc-system-symbols@>=25.1.0.0]",
                appFile("Base", BASE, ", 'application': '25.0.0.0', 'platform': '25.1.0.0'"));
    }

    @Test
    void anAppFileAndItsProjectSayTheSame() throws IOException {
        String more = ", 'application': '25.0.0.0', 'description': 'Pets'";
        String expected = "cronus-base-app 2.0.0.0 'Cronus.Base' needs [bc-application@>=25.0.0.0]";
        check(expected, app("Base", BASE, more));
        check(expected, appFile("Base", BASE, more));
    }

    @Test
    void appsGivenTogetherResolveEachOtherAndComeInOrder() throws IOException {
        Path base = appFile("Base", BASE, "");
        Path api = appFile("Api", API, ", 'dependencies': [" + NEEDS_BASE + "]");
        check("""
                cronus-base-app 2.0.0.0 'Cronus.Base' needs []
                cronus-api-app 2.0.0.0 'Cronus.Api' needs [cronus-base-app@>=1.5.0.0]
                """, api, base);
    }

    @Test
    void anAppThatIsNotMappedIsAnErrorThatPrintsTheLineToAdd() throws IOException {
        check(
                "RB178 no package is known for the app " + BASE
                        + " 'Cronus.Base', which Cronus.Api needs: pack it together"
                        + " with the other, or add this line to the file of --app-map: \"" + BASE
                        + "\": {\"id\": \"cronus-base-app\"}",
                app("Api", API, ", 'dependencies': [" + NEEDS_BASE + "]"));
    }

    @Test
    void theMapNamesPackagesRulesExtraDependenciesAndMetadata() throws IOException {
        Path api = app("Api", API, ", 'dependencies': [" + NEEDS_BASE + "]");
        check(
                "api 2.0.0.0 'The API' needs [base@>=1.5.0 <2.0, my-addin@>=1.0] forces 1.0.0",
                """
                {'c61cfd91-3499-4912-989e-2f84664b3ced':
                    {'Id': 'base', 'Parts': 3, 'Type': 'FromMinorToNextMajor'}, // as in PowerShell
                 '6ED20322-04fc-4668-91a4-1388e8470eb0':
                    {'id': 'api', 'name': 'The API', 'extraDependencies': [{'Id': 'my-addin', 'VersionQuery': '>=1.0'}],
                     'appMetadata': {'ForceVersion': '1.0.0'}},
                }
                """,
                given(Declaration.NOTHING, api));
        check(
                "cronus-api-app 2.0.0.0 'Cronus.Api' needs [base@=1.5.0.0]",
                "{'" + BASE + "': {'id': 'base', 'versionRule': 'version'}}",
                given(Declaration.NOTHING, api));
    }

    @Test
    void whatEverybodyDependsOnIsKnown() throws IOException {
        check(
                "cronus-api-app 2.0.0.0 'Cronus.Api' needs [bc-application@>=25.0.0.0 >=24.0.0.0,"
                        + " bc-base-application@>=23.0.0.0, ls-central-app@>=22.0.0.0]",
                app(
                        "Api",
                        API,
                        ", 'application': '25.0.0.0', 'dependencies': ["
                                + "{'id': 'c1335042-3002-4257-bf8a-75c898ccb1b8', 'name': 'A', 'version': '24.0.0.0'},"
                                + "{'id': '437dbf0e-84ff-417a-965d-ed2bb9650972', 'name': 'B', 'version': '23.0.0.0'},"
                                + "{'id': '5ecfc871-5d82-43f1-9c54-59685e82318d', 'name': 'L', 'version': '22.0.0.0'}]"));
    }

    @Test
    void whatIsDeclaredCountsMoreThanTheManifest() throws IOException {
        Path api = app("Api", API, ", 'dependencies': [" + NEEDS_BASE + "]");
        Declaration declaration = Declaration.of(
                "Mine", Optional.empty(), List.of(Dependency.parse("cronus-base-app@^ >=1.7"), Dependency.parse("x")));
        check(
                "own-id 3.0 'Mine' needs [cronus-base-app@^ >=1.7, x]",
                "{'" + BASE + "': {'id': 'cronus-base-app'}}",
                new ContextPack.Given(
                        List.of(PackSource.of(api)),
                        Optional.of(new PackageId("own-id")),
                        Optional.of(Version.parse("3.0")),
                        declaration));
    }

    @Test
    void oneIdDoesNotNameTwoPackages() throws IOException {
        check(
                "RB195 --id and --version go with one app, and 2 are given",
                "{}",
                new ContextPack.Given(
                        List.of(PackSource.of(app("Base", BASE, "")), PackSource.of(app("Api", API, ""))),
                        Optional.of(new PackageId("own-id")),
                        Optional.empty(),
                        Declaration.NOTHING));
    }

    @Test
    void aCircleShowsItself() throws IOException {
        Path base = app("Base", BASE, ", 'dependencies': [{'id': '" + API + "', 'name': 'A', 'version': '1.0.0.0'}]");
        Path api = app("Api", API, ", 'dependencies': [" + NEEDS_BASE + "]");
        check("RB180 apps need each other in a circle: Cronus.Base -> Cronus.Api -> Cronus.Base", base, api);
    }

    @Test
    void theSameAppTwiceIsRefused() throws IOException {
        Path base = app("Base", BASE, "");
        Path other = app("Other", BASE, "");
        check("RB181 '$/Base' and '$/Other' are both the app " + BASE + " (Cronus.Other)", base, other);
        check("RB181 '$/Base' and '$/Base' are both the app " + BASE + " (Cronus.Base)", base, base);
    }

    @Test
    void twoAppsOfOneNameNeedTwoIds() throws IOException {
        Path base = app("Base", BASE, "");
        Path again = Files.createDirectories(folder.resolve("again"));
        Files.writeString(
                again.resolve("app.json"),
                Files.readString(base.resolve("app.json")).replace(BASE, API));
        check("RB181 '$/Base' and '$/again' would both be the package cronus-base-app", base, again);
    }

    @Test
    void twoAppsThatAreMappedToOnePackageAreNoPackageThatNeedsItself() throws IOException {
        Path base = app("Base", BASE, "");
        Path api = app("Api", API, ", 'dependencies': [" + NEEDS_BASE + "]");
        check(
                "RB181 '$/Base' and '$/Api' would both be the package one",
                "{'" + BASE + "': {'id': 'one'}, '" + API + "': {'id': 'one'}}",
                given(Declaration.NOTHING, api, base));
    }

    @Test
    void otherFilesGoWithTheOnlyApp() throws IOException {
        Path base = app("Base", BASE, "");
        Path metadata = Files.writeString(folder.resolve("AppMetadata.json"), "{\"ForceVersion\": \"2.0.0\"}");
        check("cronus-base-app 2.0.0.0 'Cronus.Base' needs [] forces 2.0.0", base, metadata);
    }

    @Test
    void amongSeveralAppsNobodyKnowsWhereAFileBelongs() throws IOException {
        Path metadata = Files.writeString(folder.resolve("AppMetadata.json"), "{}");
        check("RB188 '$/AppMetadata.json' is no app", app("Base", BASE, ""), app("Api", API, ""), metadata);
        check("RB188 '$/AppMetadata.json' is no app", metadata);
        check("RB188 no app is given");
        check("RB160 there is no file or folder '$/nothing.app'", folder.resolve("nothing.app"));
    }

    @Test
    void aBadMapNamesThePlace() throws IOException {
        ContextPack.Given given = given(Declaration.NOTHING, app("Base", BASE, ""));
        check("RB128 'base' in map.json is not an app id", "{'base': {}}", given);
        check(
                "RB179 'versionRule' in '" + BASE + "' in map.json: 'newest' is not a version rule",
                "{'" + BASE + "': {'versionRule': 'newest'}}",
                given);
        check(
                "RB194 '" + BASE + "' in map.json has both 'id' and 'ID'",
                "{'" + BASE + "': {'id': 'a', 'ID': 'b'}}",
                given);
        check(
                "RB194 '" + BASE + "' in map.json has both 'type' and 'versionRule'",
                "{'" + BASE + "': {'type': 'version', 'versionRule': 'fromMajor'}}",
                given);
        check(
                "RB121 'parts' in '" + BASE + "' in map.json is -3000000000, expected 1 to 4",
                "{'" + BASE + "': {'parts': -3000000000}}",
                given);
        check(
                "RB121 'appMetadata' in '" + BASE + "' in map.json is a string, expected an object",
                "{'" + BASE + "': {'appMetadata': '2.0'}}",
                given);
        check(
                "RB123 '" + BASE + "' in map.json has the unknown key 'force'",
                "{'" + BASE + "': {'force': true}}",
                given);
    }
}
