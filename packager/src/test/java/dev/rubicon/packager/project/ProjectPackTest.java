package dev.rubicon.packager.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rubicon.al.appfile.Apps;
import dev.rubicon.format.ArgumentsJson;
import dev.rubicon.format.Json;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Version;
import dev.rubicon.packager.Declaration;
import dev.rubicon.packager.ForceVersionSource;
import dev.rubicon.packager.Pack;
import dev.rubicon.packager.PackResult;
import dev.rubicon.packager.PackSettings;
import dev.rubicon.packager.ProofRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gocurrent.json means. Source: design, facts of LS Central, 4.6. Quotes are single ones here. */
class ProjectPackTest {
    private static final String FILES = "'files': []";
    private static final String BASE = "c61cfd91-3499-4912-989e-2f84664b3ced";

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void anApp() throws IOException {
        project = Files.createDirectories(folder.resolve("my-app"));
        write("my-app/app.json", """
                {'id': '5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60', 'name': 'My App', 'publisher': 'Contoso', 'version': '2.1.3.4',
                 'description': 'Pets and more', 'application': '25.3.1.2', 'platform': '26.0.0.0',
                 'dependencies': [{'id': 'c61cfd91-3499-4912-989e-2f84664b3ced', 'name': 'Base', 'version': '15.1.2.3'}]}
                """);
        write("my-app/Pet.al", "table 50100 Pet { fields { field(1; Id; Integer) { } } }");
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text.replace('\'', '"'));
    }

    private static BuildSettings settings(String target, String branch, Map<String, String> variables) {
        return new BuildSettings(
                Optional.of(target).filter(text -> !text.isEmpty()),
                Optional.of(branch).filter(text -> !text.isEmpty()),
                new TreeMap<>(variables),
                new AppMaker.Builder());
    }

    private List<PackResult> pack(BuildSettings build, Path... projects) {
        PackSettings settings = new PackSettings(
                folder, Optional.empty(), new ForceVersionSource.Metadata(), any -> new ProofRequest.Nothing());
        ProjectPack.Given given = new ProjectPack.Given(
                List.of(projects), List.of(), Declaration.NOTHING, Optional.of(folder.resolve("out")));
        return new ProjectPack(
                        new Pack(Apps::at),
                        (id, query) -> Optional.of(Version.parse("3.2.1")).filter(query::picks))
                .run(given, build, settings);
    }

    /** What the package says, key by key, then its files, then warnings; or what is refused, and then nothing is left behind. */
    private void check(String expected, BuildSettings build) throws IOException {
        List<String> outcome = new ArrayList<>();
        List<Path> before = written();
        try {
            PackResult result = pack(build, project).getFirst();
            outcome.addAll(lines(result));
        } catch (ProblemException e) {
            e.problems().forEach(problem -> outcome.add(problem.code() + " " + problem.message()));
            assertEquals(before, written());
        }
        assertEquals(expected.strip(), String.join("\n", outcome).replace(folder.toString(), "$"));
    }

    private List<Path> written() throws IOException {
        if (!Files.exists(folder.resolve("out"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.sorted().toList();
        }
    }

    private static List<String> lines(PackResult result) {
        Manifest manifest = result.manifest();
        List<String> lines = new ArrayList<>();
        lines.add(manifest.identity() + " " + manifest.name()
                + manifest.description().map(text -> ": " + text).orElse(""));
        manifest.dependencies()
                .forEach(needed -> lines.add("needs " + needed + (needed.optional() ? " optional" : "")
                        + (needed.onlyRestrictVersion() ? " onlyRestrictVersion" : "")));
        for (Parameter parameter : manifest.parameters()) {
            lines.add("takes " + parameter.key()
                    + parameter.defaultValue().map(text -> "=" + text).orElse(""));
        }
        if (!manifest.fillParameters().equals(Arguments.NONE)) {
            lines.add("fills " + Json.writeLine(ArgumentsJson.write(manifest.fillParameters())));
        }
        manifest.substituteFor().ifPresent(id -> lines.add("for " + id));
        manifest.files().forEach(file -> lines.add(file.path().value()));
        result.warnings().stream()
                .filter(warning -> !warning.code().equals("RB168"))
                .forEach(warning -> lines.add(warning.code() + " " + warning.message()));
        return lines;
    }

    private void check(String expected, String file) throws IOException {
        write("my-app/.gocurrent/gocurrent.json", file);
        check(expected, BuildSettings.none());
    }

    private void checkVersion(String expected, String version, BuildSettings build, String more) throws IOException {
        write("my-app/.gocurrent/gocurrent.json", "{'id': 'a', 'version': " + version + ", " + FILES + more + "}");
        check(expected.startsWith("RB") ? expected : "a " + expected + " a", build);
    }

    @ParameterizedTest
    @CsvSource({"dev, files/b.txt", "release, files/r.txt", "other, files/a.txt"})
    void filesAndVariablesMayBeForTargets(String target, String expected) throws IOException {
        for (String name : List.of("a", "b", "r")) {
            write("my-app/" + name + ".txt", "x");
        }
        write("my-app/gocurrent.json", """
                {'id': 'my-app', 'version': '1.0', 'variables': {'v': {'default': 'a', 'release': 'r'}},
                 'files': {'default': ['${v}.txt'], 'dev': ['b.txt']}}
                """);
        assertEquals(
                List.of(expected),
                pack(settings(target, "", Map.of()), project).getFirst().manifest().files().stream()
                        .map(file -> file.path().value())
                        .toList());
    }

    @Test
    void theProjectFileItselfNamesItsProject() throws IOException {
        Path file = write("my-app/.gocurrent/gocurrent.json", "{'id': 'my-app', 'version': '1.0', " + FILES + "}");
        for (Path given : List.of(project, file.getParent(), file)) {
            assertEquals(
                    "my-app 1.0",
                    pack(BuildSettings.none(), given)
                            .getFirst()
                            .manifest()
                            .identity()
                            .toString());
        }
    }

    @Test
    void theSampleOfTheFieldPacksTheAppAndItsMetadata() throws IOException {
        write("my-app/.gocurrent/AppMetadata.json", "{'ForceVersion': '2.0.0'}");
        check("""
                my-app 2.0.0 My App: Pets and more
                AppMetadata.json
                files/Contoso_My App_2.1.3.4.app
                """, """
                {
                  'id': 'my-app',
                  'version': '2.0.0',
                  'name': '${alAppName}',
                  'description': '${alAppDescription}',
                  'files': [
                    '${alAppProjectDir}\\\\${alAppPublisher}_${alAppName}_${alAppVersion}.app',
                    '${alAppProjectDir}\\\\.gocurrent\\\\AppMetadata.json'
                  ],
                }
                """);
        assertFalse(Files.exists(project.resolve("Contoso_My App_2.1.3.4.app")));
    }

    @Test
    void bothPlacesOfTheProjectFileAreFound() throws IOException {
        write("my-app/gocurrent.json", "{'id': 'here', 'version': '1.0', 'files': ['*.app', 'Pet.al']}");
        check("here 1.0 here\nfiles/Contoso_My App_2.1.3.4.app\nfiles/Pet.al", BuildSettings.none());
        Files.delete(project.resolve("gocurrent.json"));
        check("RB182 there is no gocurrent.json in '$/my-app', nor in .gocurrent there", BuildSettings.none());
    }

    @Test
    void everyKeyIsRead() throws IOException {
        write("my-app/bin/My.dll", "x");
        write("my-app/bin/Other.dll", "y");
        check("""
                my-app 1.0.0 My name: text
                needs bc-application@>=25.3.1
                needs base@>=15.1.2.3 <16.0 optional
                needs map/x@^ >=1.0 onlyRestrictVersion
                takes Port=7048
                takes Version=2.1.3.4
                fills {"other":{"Port":"${Port}","Where":"${Package.InstanceName}","Which":"${Other.Key} My App"}}
                for older-app
                files/Addin/My.dll
                files/Addin/Other.dll
                files/bin/My.dll
                files/bin/Other.dll
                RB193 'commands' in 'my-app/.gocurrent/gocurrent.json' has no effect
                """, """
                {'$schema': 'x', 'Id': 'my-app', 'name': 'My name', 'DisplayName': '', 'description': 'text',
                 'version': '1.0.0', // a comment
                 'files': ['..\\\\bin', {'SourcePath': ['..\\\\bin\\\\*.dll'], 'Destination': 'Addin\\\\'}, null],
                 'dependencies': [
                   {'id': 'bc-application', 'version': {'alAppId': 'application', 'alAppIdParts': 3}},
                   {'id': 'base', 'version': '${base}', 'optional': true},
                   {'id': 'map/x', 'version': '^ >=1.0', 'onlyRestrictVersion': true},
                   {'id': 'not-for-all', 'version': {'default': null, 'dev': '1.0'}}],
                 'devDependencies': [{'id': 'test-library', 'version': ''}],
                 'parameters': [{'key': 'Port', 'defaultValue': '7048', 'widget': 'Numeric'},
                                {'key': 'Version', 'default': '${alAppVersion}'}],
                 'fillParameters': {'other': {'Port': '${Port}', 'Where': '${Package.InstanceName}',
                                              'Which': '${Other.Key} ${alAppName}'}},
                 'substituteFor': 'older-app', 'instance': true, 'commands': {'install': 'a.psm1:B'},
                 'variables': {'base': {'alAppId': 'C61CFD91-3499-4912-989e-2f84664b3ced', 'alAppIdType': 'fromMinorToNextMajor'}},
                 'devPackageGroups': [], 'servers': [], 'devTarget': 'dev', 'alIncludeServerAssemblies': false}
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 2.1.3+abcdef01",
        "release, '', 2.1.3+abcdef01",
        "releaseCandidate, '', 2.1.3-rc.12+abcdef01",
        "RELEASECANDIDATE, '', 2.1.3-rc.12+abcdef01",
        "dev, master, 2.1.3-dev.0.master.12+abcdef01",
        "dev, My_Branch, 2.1.3-dev.branch.my-branch.12+abcdef01",
        "dev, feature/a//b, 2.1.3-dev.branch.feature-a-b.12+abcdef01"
    })
    void aTargetChoosesTheVersionAndABranchMakesALabel(String target, String branch, String expected)
            throws IOException {
        checkVersion(
                expected,
                """
                {'default': '${alAppVersion:Parts(3)}+${commit:maxLength(8)}',
                 'releaseCandidate': '${alAppVersion:Parts(3)}-rc.${buildNumber}+${commit:maxLength(8)}',
                 'dev': '${alAppVersion:Parts(3)}-${currentBranch:branchLabel}.${buildNumber}+${commit:maxLength(8)}'}
                """,
                settings(target, branch, Map.of("buildNumber", "12", "Commit", "abcdef0123456")),
                ", 'variables': {'commit': '0000'}");
    }

    @Test
    void labelsOfBranchesMayBeNamed() throws IOException {
        String map = ", 'branchToPreReleaseLabelMap': {'${currentBranch}': 'x.${currentBranch}', 'Main': 'beta'}";
        checkVersion("1.0-x.a", "'1.0-${currentBranch:BranchLabel}'", settings("", "A", Map.of()), map);
        checkVersion("1.0-beta", "'1.0-${currentBranch:BranchLabel}'", settings("", "main", Map.of()), map);
        checkVersion(
                "RB190 'branchToPreReleaseLabelMap' in 'my-app/.gocurrent/gocurrent.json': it has no label for any other"
                        + " branch",
                "'1.0'",
                BuildSettings.none(),
                ", 'branchToPreReleaseLabelMap': {'main': 'beta'}");
        checkVersion(
                "1.0-my-label",
                "'1.0-${label:PreReleaseLabel}'",
                BuildSettings.none(),
                ", 'variables': {'label': 'my label'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'alAppId': 'platform'} | >=26.0.0.0",
                "{'alAppId': '5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60', 'alAppIdType': 'version'} | 2.1.3.4",
                "{'alAppId': 'application', 'alAppIdType': 'fromMajor'} | >=25.0",
                "{'alAppId': 'application', 'alAppIdType': 'fromMajorToNextMajor'} | >=25.0 <26.0",
                "{'id': 'sql', 'version': '>=3.0'} | 3.2.1",
                "{'branchPriorityFilter': ['${currentBranch}', 'master']} | *-dev.branch.b. >> *-dev.0.master.",
                "'${a}.0' | 7.0",
                "{'default': {'alAppId': 'application', 'alAppIdParts': 2}, 'dev': '1'} | >=25.3"
            })
    void aVersionIsSaidInManyWays(String version, String expected) throws IOException {
        write(
                "my-app/.gocurrent/gocurrent.json",
                "{'id': 'a', 'version': '1.0', 'variables': {'a': '7'}, 'dependencies': [{'id': 'b', 'version': "
                        + version + "}]}");
        check("a 1.0 a\nneeds b@" + expected, settings("", "b", Map.of()));
    }

    @Test
    void aVersionThatNobodyKnowsSaysWhatToDo() throws IOException {
        String place = "'version' in 'my-app/.gocurrent/gocurrent.json'";
        checkVersion("RB187 " + place + " has no value for 'default'", "{'dev': '1.0'}", BuildSettings.none(), "");
        checkVersion(
                "RB187 " + place + " has no value for the target 'qa' and no 'default'",
                "{'dev': '1.0'}",
                settings("qa", "", Map.of()),
                "");
        checkVersion(
                "RB187 " + place + ": app.json names no version of 'nobody'",
                "{'alAppId': 'nobody'}",
                BuildSettings.none(),
                "");
        checkVersion(
                "RB189 " + place + ": no version of sql fits '>=9'",
                "{'id': 'sql', 'version': '>=9'}",
                BuildSettings.none(),
                "");
        checkVersion(
                "RB189 " + place + ": the script 'a.psm1' would have to be run, which is never done",
                "{'id': 'sql', 'version': '', 'resolverPath': 'a.psm1'}",
                BuildSettings.none(),
                "");
        checkVersion(
                "RB190 " + place + ": the name of the branch is not known",
                "'1-${currentBranch}'",
                BuildSettings.none(),
                "");
        checkVersion("RB102 " + place + ": '1.x' is not a version", "'1.x'", BuildSettings.none(), "");
        checkVersion("RB122 'my-app/.gocurrent/gocurrent.json' has no 'version'", "null", BuildSettings.none(), "");
    }

    @Test
    void variablesThatCannotBeFilledInAreNamed() throws IOException {
        String place = "'version' in 'my-app/.gocurrent/gocurrent.json': ";
        checkVersion("RB183 " + place + "the variable 'nope' is unknown", "'${nope}'", BuildSettings.none(), "");
        checkVersion(
                "RB184 " + place + "'Upper' is not a function", "'${alAppVersion:Upper}'", BuildSettings.none(), "");
        checkVersion(
                "RB184 " + place + "'Parts(x)' has no number as its argument",
                "'${alAppVersion:Parts(x)}'",
                BuildSettings.none(),
                "");
        checkVersion(
                "RB185 " + place + "variables refer to each other in a circle: a -> B -> a",
                "'${a}'",
                BuildSettings.none(),
                ", 'variables': {'a': '${B}', 'b': '1.${A}'}");
        StringBuilder doubling = new StringBuilder(", 'variables': {'v0': 'xxxxxxxxxx'");
        for (int i = 1; i <= 40; i++) {
            doubling.append(", 'v" + i + "': '${v" + (i - 1) + "}${v" + (i - 1) + "}'");
        }
        checkVersion(
                "RB185 " + place + "the text grows beyond 65536 characters",
                "'${v40}'",
                BuildSettings.none(),
                doubling + "}");
        StringBuilder chain = new StringBuilder(", 'variables': {'v0': '1'");
        for (int i = 1; i <= 5000; i++) {
            chain.append(", 'v" + i + "': '${v" + (i - 1) + "}'");
        }
        checkVersion(
                "RB185 " + place + "more than 100 variables refer to one another",
                "'${v5000}'",
                BuildSettings.none(),
                chain + "}");
        checkVersion(
                "RB183 'alAppVersion' is no variable that --var or 'variables' can set",
                "'1.0'",
                settings("", "", Map.of("alAppVersion", "9")),
                "");
    }

    @ParameterizedTest
    @CsvSource({
        "../../outside.txt, RB186",
        "..\\\\..\\\\outside.txt, RB186",
        "${alAppProjectDir}/../outside.txt, RB186",
        "/etc/passwd, RB186",
        "C:\\\\Windows\\\\win.ini, RB186",
        "\\\\\\\\server\\\\share\\\\x, RB186",
        "../.links/folder/outside.txt, RB186",
        "../.links/file, RB186",
        "../${up}/x, RB186",
        "../*/../../outside.txt, RB186",
        "../nothing.txt, RB177",
        "../**/x, RB177"
    })
    void aPathLeadsNowhereButIntoTheProject(String path, String code) throws IOException {
        write("outside.txt", "secret");
        Files.createDirectory(project.resolve(".links"));
        Files.createSymbolicLink(project.resolve(".links/folder"), folder);
        Files.createSymbolicLink(project.resolve(".links/file"), folder.resolve("outside.txt"));
        write(
                "my-app/.gocurrent/gocurrent.json",
                "{'id': 'a', 'version': '1.0', 'files': ['" + path + "'], 'variables': {'up': '../..'}}");
        List<String> codes = new ArrayList<>();
        try {
            pack(BuildSettings.none(), project);
        } catch (ProblemException e) {
            e.problems().forEach(problem -> codes.add(problem.code()));
        }
        assertEquals(List.of(code), codes);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void noOtherPathLeadsOutEither() throws IOException {
        String start = "{'id': 'a', 'version': '1.0', ";
        check(
                "RB186 'outputDir' in 'my-app/.gocurrent/gocurrent.json': '../../x' leads out of the project '$/my-app'",
                start + "'outputDir': '../../x'}");
        check(
                "RB186 'dependencies' in 'my-app/.gocurrent/gocurrent.json': '../../b.zip' leads out of the project '$/my-app'",
                start + "'dependencies': [{'path': '../../b.zip'}]}");
        check(
                "RB107 'Destination' in an element of 'files' in 'my-app/.gocurrent/gocurrent.json': '../x' is not a path"
                        + " inside a package",
                start + "'files': [{'SourcePath': '../Pet.al', 'Destination': '..\\\\x'}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[] | RB121 'my-app/.gocurrent/gocurrent.json' is a list, expected an object",
                "{ | RB120 'my-app/.gocurrent/gocurrent.json' is not valid JSON: Unexpected end-of-input: expected close marker for Object (line 1, column 2)",
                "{'version': '1.0'} | RB122 'my-app/.gocurrent/gocurrent.json' has no 'id'",
                "{'id': 7, 'version': '1.0'} | RB121 'id' in 'my-app/.gocurrent/gocurrent.json' is the number 7, expected a string",
                "{'id': 'A B', 'version': '1.0'} | RB101 'id' in 'my-app/.gocurrent/gocurrent.json': 'A B' is not a package id",
                "{'id': 'a', 'version': 1.0} | RB121 'version' in 'my-app/.gocurrent/gocurrent.json' is the number 1.0, expected a string or an object",
                "{'id': 'a', 'ID': 'b', 'version': '1.0'} | RB194 'my-app/.gocurrent/gocurrent.json' has both 'id' and 'ID'",
                "{'id': 'a', 'version': '1.0', 'files': [7]} | RB121 'files' in 'my-app/.gocurrent/gocurrent.json' holds the number 7, expected a path",
                "{'id': 'a', 'version': '1.0', 'files': [{'SourcePath': []}]} | RB122 an element of 'files' in 'my-app/.gocurrent/gocurrent.json' has no path in 'SourcePath'",
                "{'id': 'a', 'version': '1.0', 'dependencies': {}} | RB121 'dependencies' in 'my-app/.gocurrent/gocurrent.json' is an object, expected a list",
                "{'id': 'a', 'version': '1.0', 'dependencies': [{'id': 'b', 'version': '~1'}]} | RB103 the dependency on b in 'dependencies' in 'my-app/.gocurrent/gocurrent.json': '~1' is not a version query: '~1' is no comparator",
                "{'id': 'a', 'version': '1.0', 'fillParameters': {'b': {'C': true}}} | RB125 the argument b.C in 'fillParameters' in 'my-app/.gocurrent/gocurrent.json' is the boolean true, expected a string",
                "{'id': 'a', 'version': '1.0', 'variables': {'b': ['c']}} | RB121 'variables.b' in 'my-app/.gocurrent/gocurrent.json' is a list, expected a string or an object",
                "{'id': 'a', 'version': '1.0', 'variables': {'b': {'alAppId': 'platform', 'alAppIdType': 'newest'}}} | RB179 'alAppIdType' in 'variables.b' in 'my-app/.gocurrent/gocurrent.json': 'newest' is not a version rule",
                "{'id': 'a', 'version': '1.0', 'devDependencies': [{'name': 'b'}]} | RB122 a dependency in 'devDependencies' in 'my-app/.gocurrent/gocurrent.json' has no 'id'"
            })
    void whatIsWrongIsNamedWithFileAndKey(String file, String expected) throws IOException {
        check(expected, file);
    }

    @Test
    void aProjectWithoutAnAppPacksItsFiles() throws IOException {
        Files.delete(project.resolve("app.json"));
        write("my-app/Package/Package.psm1", "x");
        write("my-app/gocurrent.json", "{'id': 'a', 'version': '1.0', 'files': ['Package\\\\*']}");
        check("a 1.0 a\nfiles/Package.psm1", BuildSettings.none());
        write("my-app/gocurrent.json", "{'id': 'a', 'version': '${alAppVersion}'}");
        check(
                "RB183 'version' in 'my-app/gocurrent.json': the variable 'alAppVersion' is unknown",
                BuildSettings.none());
    }

    @Test
    void projectsArePackedInTheOrderInWhichTheyNeedEachOther() throws IOException {
        write("my-app/gocurrent.json", "{'id': 'my-app', 'version': '1.0'}");
        write("base/gocurrent.json", "{'id': 'base', 'version': '1.0'}");
        write("base/app.json", "{'id': '" + BASE + "', 'name': 'Base', 'publisher': 'C', 'version': '16.0.0.0'}");
        assertEquals(
                List.of("base 1.0", "my-app 1.0"),
                pack(BuildSettings.none(), project, folder.resolve("base")).stream()
                        .map(result -> result.manifest().identity().toString())
                        .toList());
    }

    @Test
    void eachProjectMayNameTheFolderOfItsPackage() throws IOException {
        write("my-app/gocurrent.json", "{'id': 'my-app', 'version': '1.0', 'outputDir': 'out'}");
        write("other/.gocurrent/gocurrent.json", "{'id': 'other', 'version': '1.0', 'outputDir': '..\\\\made'}");
        PackSettings settings = new PackSettings(
                folder, Optional.empty(), new ForceVersionSource.Metadata(), any -> new ProofRequest.Nothing());
        ProjectPack.Given given = new ProjectPack.Given(
                List.of(project, folder.resolve("other")), List.of(), Declaration.NOTHING, Optional.empty());
        new ProjectPack(new Pack(Apps::at), (id, query) -> Optional.empty()).run(given, BuildSettings.none(), settings);
        for (String packed : List.of("my-app/out/my-app_1.0.zip", "other/made/other_1.0.zip")) {
            try (Stream<Path> files = Files.list(folder.resolve(packed).getParent())) {
                assertEquals(List.of(folder.resolve(packed)), files.toList());
            }
        }
    }

    @Test
    void whereOneProjectIsWrongNoneIsPacked() throws IOException {
        write("my-app/gocurrent.json", "{'id': 'my-app', 'version': '1.0'}");
        write("base/gocurrent.json", "{'id': 'base', 'version': '1.0', 'files': ['nothing']}");
        try {
            pack(BuildSettings.none(), project, folder.resolve("base"));
        } catch (ProblemException e) {
            assertEquals("RB177", e.problems().getFirst().code());
        }
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void theSameProjectGivesTheSameBytes() throws IOException {
        write("my-app/gocurrent.json", "{'id': 'my-app', 'version': '1.0', 'files': ['*.app']}");
        PackResult first = pack(BuildSettings.none(), project).getFirst();
        assertEquals(
                first.digest(), pack(BuildSettings.none(), project).getFirst().digest());
        try (PackageFile file = PackageFile.open(first.path());
                Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertEquals(1, file.manifest().apps().size());
            assertEquals(
                    0,
                    temporary
                            .filter(path -> path.getFileName().toString().startsWith("rubicon-apps-"))
                            .count());
        }
    }
}
