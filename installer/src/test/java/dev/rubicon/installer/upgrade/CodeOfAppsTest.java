package dev.rubicon.installer.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.App;
import dev.rubicon.format.Content;
import dev.rubicon.format.PackageFile;
import dev.rubicon.format.PackageWriter;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.model.Version;
import dev.rubicon.testkit.InMemoryRepository;
import dev.rubicon.testkit.PackageBuilder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeOfAppsTest {
    private static final AppIdentity APP = new AppIdentity(new UUID(1, 1), "A", "P", Version.parse("1.0.0.0"));
    private static final String UPGRADE = "codeunit 50100 U { %s = Upgrade; trigger OnRun() begin end; }";

    @TempDir
    private Path folder;

    @Test
    void anUpgradeIsSeenHoweverItIsWritten() {
        check(true, UPGRADE.formatted("Subtype"), StandardCharsets.UTF_8);
        check(true, UPGRADE.formatted("SUBTYPE"), StandardCharsets.ISO_8859_1);
        check(true, "\uFEFF" + UPGRADE.formatted("SubType"), StandardCharsets.UTF_16LE);
        check(true, "\uFEFF" + UPGRADE.formatted("subtype"), StandardCharsets.UTF_16BE);
    }

    @Test
    void anAppThatDoesNotNameAnyHasNone() {
        check(false, "codeunit 50100 U { trigger OnRun() begin end; } // s ss su subtyp", StandardCharsets.UTF_8);
        check(false, "", StandardCharsets.UTF_8);
    }

    private void check(boolean expected, String source, Charset encoding) {
        SortedMap<PackagePath, Content> files = new TreeMap<>();
        String json =
                "{\"id\": \"%s\", \"name\": \"A\", \"publisher\": \"P\", \"version\": \"1.0.0.0\"}".formatted(APP.id());
        files.put(new PackagePath("files/a/app.json"), Content.of(json.getBytes(StandardCharsets.UTF_8)));
        files.put(new PackagePath("files/a/Upgrade.al"), Content.of(source.getBytes(encoding)));
        Manifest manifest = PackageBuilder.of("a", "1.0").app(APP, "a").manifest();
        CodeOfApps codes = new CodeOfApps(new InMemoryRepository(folder));
        try (PackageFile opened =
                PackageFile.open(PackageWriter.write(manifest, files, folder).path())) {
            PackagedApp packaged = opened.manifest().apps().getFirst();
            App app = codes.read(opened, packaged);
            InstalledApp installed =
                    new InstalledApp(app.identity(), opened.manifest().identity(), true, List.of(), app.schema());
            assertEquals(expected, codes.mayUpgrade(installed), () -> source + " in " + encoding);
        }
    }
}
