package dev.rubicon.al.runtime.system;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.CodeReader;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The built-in objects, as an app that comes before all others in a program. {@code docs/al-runtime.md} lists them. */
public final class SystemApp {
    public static final AppIdentity IDENTITY =
            new AppIdentity(AppCode.BUILT_IN, "Rubicon System", "Rubicon", Version.parse("1.0.0.0"));

    private static final List<String> FILES = List.of(
            "ComputedTables.al", "EmptyTables.al", "Environment.al", "TempBlob.al", "Telemetry.al", "UpgradeTag.al");

    private static final AppCode CODE = CodeReader.read(IDENTITY, new Resources(), Set.of());

    private SystemApp() {}

    /** To be the first app of a program: of an object that an app declares, too, this one counts. */
    public static AppCode code() {
        return CODE;
    }

    private record Resources() implements AppFiles {
        @Override
        public SortedSet<String> paths() {
            return Collections.unmodifiableSortedSet(new TreeSet<>(FILES));
        }

        @Override
        public byte[] read(String path) {
            try (InputStream in = SystemApp.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException("not in this program: " + path);
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
