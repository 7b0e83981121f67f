package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {
    private static final String MINIMAL = """
            {
              "id": "my-app",
              "version": "1.0",
              "name": "My app"
            }
            """;

    private static final String COMPLETE = """
            {
              "id": "bundle/pos",
              "version": "2.0.0-rc.1+5b880cae",
              "name": "POS",
              "displayName": "POS 2",
              "description": "All that a store needs",
              "dependencies": [
                {
                  "id": "bc-server",
                  "version": "^ >=22.0"
                },
                {
                  "id": "map/ls-central-to-bc",
                  "optional": true,
                  "onlyRestrictVersion": true
                }
              ],
              "parameters": [
                {
                  "key": "Port",
                  "description": "Where it listens",
                  "default": "8060",
                  "hint": "a free port",
                  "required": true,
                  "hidden": true
                },
                {
                  "key": "Host"
                }
              ],
              "fillParameters": {
                "bc-server": {
                  "AllowForceSync": "true"
                }
              },
              "substituteFor": "pos",
              "platform": true,
              "apps": [
                {
                  "id": "5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60",
                  "name": "Loyalty",
                  "publisher": "Contoso",
                  "version": "2.0.0.0",
                  "path": "files/loyalty"
                }
              ],
              "files": [
                {
                  "path": "files/loyalty/app.json",
                  "size": 2,
                  "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
                }
              ],
              "minClientVersion": "0.1"
            }
            """;

    private static Manifest complete() {
        return new Manifest(
                new PackageVersion(new PackageId("bundle/pos"), Version.parse("2.0.0-rc.1+5b880cae")),
                "POS",
                Optional.of("POS 2"),
                Optional.of("All that a store needs"),
                List.of(
                        Dependency.on(new PackageId("bc-server"), VersionQuery.parse("^ >=22.0")),
                        new Dependency(new PackageId("map/ls-central-to-bc"), VersionQuery.ANY, true, true)),
                List.of(
                        new Parameter(
                                "Port",
                                Optional.of("Where it listens"),
                                Optional.of("8060"),
                                Optional.of("a free port"),
                                true,
                                true),
                        new Parameter("Host", Optional.empty(), Optional.empty(), Optional.empty(), false, false)),
                Arguments.NONE.with(PackageId.BC_SERVER, "AllowForceSync", "true"),
                Optional.of(new PackageId("pos")),
                true,
                List.of(new PackagedApp(
                        new AppIdentity(
                                UUID.fromString("5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60"),
                                "Loyalty",
                                "Contoso",
                                Version.parse("2.0.0.0")),
                        new PackagePath("files/loyalty"))),
                List.of(Manifests.file("files/loyalty/app.json", ZipForge.utf8("{}"))),
                Optional.of(Version.parse("0.1")));
    }

    @Test
    void whatIsEmptyOrFalseIsLeftOut() {
        check(Manifests.of("my-app", "1.0"), MINIMAL);
    }

    @Test
    void everyKeyIsWrittenInAFixedOrderAndReadBack() {
        check(complete(), COMPLETE);
    }

    private static void check(Manifest value, String document) {
        assertEquals(document, Json.write(ManifestJson.write(value)));
        assertEquals(value, read(document));
        assertEquals(document, Json.write(ManifestJson.write(read(document))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name": "My app"        | "name": 1                            | RB121 | 'name' in manifest.json is the number 1, expected a string
            "name": "My app"        | "nome": "My app"                     | RB122 | manifest.json has no 'name'
            "name": "My app"        | "name": "x", "kind": "app"           | RB123 | manifest.json has the unknown key 'kind'
            "name": "My app"        | "name": "x", "name": "y"             | RB120 | manifest.json is not valid JSON: Duplicate field 'name' (line 4, column 22)
            "id": "my-app"          | "id": "My App"                       | RB101 | 'id' in manifest.json: 'My App' is not a package id
            "version": "1.0"        | "version": "1.0.0.0.0"               | RB102 | 'version' in manifest.json: '1.0.0.0.0' is not a version: it has 5 numeric parts, at most four are allowed
            "name": "My app"        | "name": "x", "platform": "true"      | RB121 | 'platform' in manifest.json is a string, expected true or false
            "name": "My app"        | "name": "x", "dependencies": [{"id": "a", "version": ">>"}] | RB103 | 'version' in a dependency in manifest.json: '>>' is not a version query: there is nothing on one side of '>>'
            "name": "My app"        | "name": "x", "dependencies": [{"id": "a", "range": "1"}]    | RB123 | a dependency in manifest.json has the unknown key 'range'
            "name": "My app"        | "name": "x", "dependencies": {}      | RB121 | 'dependencies' in manifest.json is an object, expected a list
            "name": "My app"        | "name": "x", "dependencies": [{"id": "my-app"}]             | RB110 | the manifest of my-app 1.0 is invalid: it depends on itself
            "name": "My app"        | "name": "x", "fillParameters": {"a": {"K": true}}           | RB125 | the argument a.K in fillParameters of manifest.json is the boolean true, expected a string
            "name": "My app"        | "name": "x", "apps": [{"id": "1-1-1-1-1", "name": "a", "publisher": "b", "version": "1.0", "path": "files/a"}] | RB128 | 'id' in an app in manifest.json: '1-1-1-1-1' is not an app id
            "name": "My app"        | "name": "x", "files": [{"path": "../x", "size": 1, "sha256": ""}] | RB107 | 'path' in a file in manifest.json: '../x' is not a path inside a package
            "name": "My app"        | "name": "x", "files": [{"path": "files/x", "size": 1.5, "sha256": ""}] | RB121 | 'size' in a file in manifest.json is the number 1.5, expected a whole number
            """)
    void mistakesAreNamedWithTheirPlace(String text, String replacement, String code, String message) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> read(MINIMAL.replace(text, replacement)));
        assertEquals(code + " " + message, refused.problems().getFirst().code() + " " + refused.getMessage());
    }

    @Test
    void aFileListedTwiceIsRefused() {
        String file =
                COMPLETE.substring(COMPLETE.indexOf("\"files\": [") + 10, COMPLETE.indexOf("  ],\n  \"minClient"));
        String twice = COMPLETE.replace(file, file + "," + file);
        assertEquals(
                "the manifest of bundle/pos 2.0.0-rc.1+5b880cae is invalid:"
                        + " it lists the file 'files/loyalty/app.json' twice",
                assertThrows(InvalidInput.class, () -> read(twice)).getMessage());
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] noText = {0, 0, (byte) 0xFF, (byte) 0xFE};
        assertEquals(
                "manifest.json is not valid JSON: it is not UTF-8",
                assertThrows(InvalidInput.class, () -> ManifestJson.read(noText, "manifest.json"))
                        .getMessage());
    }

    private static Manifest read(String document) {
        return ManifestJson.read(ZipForge.utf8(document), "manifest.json");
    }
}
