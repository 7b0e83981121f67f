package dev.rubicon.installer.upgrade;

import dev.rubicon.al.App;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.appfile.PackagedApps;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.format.PackageFile;
import dev.rubicon.format.script.UpgradeScripts;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.repository.Repository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** The code of apps, from the packages that brought them. Each is read once, when it is first asked for. */
public final class CodeOfApps {
    private static final String SUBTYPE = "subtype";

    private final Repository repository;
    private final Map<Key, AppCode> known = new HashMap<>();
    private final Map<Key, UpgradeScripts> scripts = new HashMap<>();
    private final Map<Key, Boolean> upgrading = new HashMap<>();

    private record Key(PackageVersion source, UUID app) {}

    public CodeOfApps(Repository repository) {
        this.repository = repository;
    }

    /** Knows the code and the scripts of an app that is in no package. */
    public void know(InstalledApp app, AppCode code, UpgradeScripts ofApp) {
        Key key = new Key(app.source(), app.id());
        known.put(key, code);
        scripts.put(key, ofApp);
    }

    /** Reads an app of a package, and looks at its texts on the way, so that the package need not be opened again for it. */
    public App read(PackageFile opened, PackagedApp packaged) {
        AtomicBoolean found = new AtomicBoolean();
        App app = PackagedApps.read(opened, packaged, (path, bytes) -> {
            if (AppFiles.isAl(path) && !found.get() && namesSubtype(bytes)) {
                found.set(true);
            }
        });
        Key key = new Key(opened.manifest().identity(), packaged.app().id());
        if (PackagedApps.isFolder(opened, packaged)) {
            upgrading.put(key, found.get());
        }
        scripts.put(key, PackagedApps.scripts(opened, packaged));
        return app;
    }

    /** All that the app declares; of one whose package is not at hand, only its schema. */
    AppCode of(InstalledApp app) {
        Key key = new Key(app.source(), app.id());
        AppCode code = known.get(key);
        if (code == null) {
            code = read(app).orElseGet(() -> new AppCode(app.identity(), app.schema(), List.of()));
            known.put(key, code);
        }
        return code;
    }

    private Optional<AppCode> read(InstalledApp app) {
        if (!isAtHand(app.source())) {
            return Optional.empty();
        }
        try (PackageFile opened = PackageFile.open(repository.fetch(app.source()))) {
            return packaged(opened, app).map(packaged -> PackagedApps.readCode(opened, packaged));
        }
    }

    /** Whether its code can be had. */
    boolean has(InstalledApp app) {
        AppCode code = known.get(new Key(app.source(), app.id()));
        return code != null && !code.files().isEmpty() || !scripts(app).isNone() || isAtHand(app.source());
    }

    /** Whether it may have upgrade or install code: a look at its texts that understands nothing. */
    boolean mayUpgrade(InstalledApp app) {
        return upgrading.computeIfAbsent(new Key(app.source(), app.id()), key -> look(app));
    }

    /** The upgrade scripts of an app that is not written in AL; none of another, or where its package is not at hand. */
    UpgradeScripts scripts(InstalledApp app) {
        return scripts.computeIfAbsent(new Key(app.source(), app.id()), key -> readScripts(app));
    }

    private UpgradeScripts readScripts(InstalledApp app) {
        if (!isAtHand(app.source())) {
            return UpgradeScripts.NONE;
        }
        try (PackageFile opened = PackageFile.open(repository.fetch(app.source()))) {
            return packaged(opened, app)
                    .map(packaged -> PackagedApps.scripts(opened, packaged))
                    .orElse(UpgradeScripts.NONE);
        }
    }

    private boolean look(InstalledApp app) {
        if (!isAtHand(app.source())) {
            return false;
        }
        try (PackageFile opened = PackageFile.open(repository.fetch(app.source()))) {
            return packaged(opened, app)
                    .map(packaged -> PackagedApps.withSources(opened, packaged, CodeOfApps::namesSubtype))
                    .orElse(false);
        }
    }

    // What is installed may be of a package that was withdrawn since, or that was never in this repository.
    private boolean isAtHand(PackageVersion source) {
        return repository.releases(source.id()).stream()
                        .anyMatch(release -> release.version().equals(source.version()))
                && repository.lacking(List.of(source)).isEmpty();
    }

    private static Optional<PackagedApp> packaged(PackageFile opened, InstalledApp app) {
        return opened.manifest().apps().stream()
                .filter(packaged -> packaged.app().id().equals(app.id()))
                .findFirst();
    }

    private static boolean namesSubtype(AppFiles files) {
        for (String path : files.paths()) {
            if (AppFiles.isAl(path) && namesSubtype(files.read(path))) {
                return true;
            }
        }
        return false;
    }

    // In any case, with one byte a character or, as in UTF-16, with two.
    private static boolean namesSubtype(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if ((text[i] | 0x20) == 's' && (isSubtypeAt(text, i, 1) || isSubtypeAt(text, i, 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSubtypeAt(byte[] text, int at, int width) {
        if (at + (SUBTYPE.length() - 1) * width >= text.length) {
            return false;
        }
        for (int i = 0; i < SUBTYPE.length(); i++) {
            if ((text[at + i * width] | 0x20) != SUBTYPE.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
