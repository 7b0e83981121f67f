package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseJsonTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);
    private static final String MINIMAL =
            "{\"id\":\"my-app\",\"version\":\"1.0\",\"name\":\"My app\",\"size\":7,\"sha256\":\"" + DIGEST.hex()
                    + "\"}";

    @Test
    void aLineHoldsWhatIsNotEmpty() {
        check(Release.of(Manifests.of("my-app", "1.0"), AppMetadata.NONE, 7, DIGEST), MINIMAL);
    }

    @Test
    void whatARepositoryDecidesIsPartOfTheLine() {
        AppMetadata metadata = new AppMetadata(Optional.of(Version.parse("0.9")), List.of());
        Release published = Release.of(Manifests.of("my-app", "1.0"), metadata, 7, DIGEST);
        Release decided = new Release(
                published.identity(),
                published.name(),
                published.dependencies(),
                published.substituteFor(),
                true,
                published.forceVersion(),
                published.apps(),
                published.size(),
                published.digest(),
                true,
                SyncMode.FORCE_SYNC);
        check(
                decided,
                MINIMAL.replace("\"size\"", "\"platform\":true,\"forceVersion\":\"0.9\",\"size\"")
                        .replace("\"}", "\",\"yanked\":true,\"syncMode\":\"ForceSync\"}"));
    }

    private static void check(Release value, String line) {
        assertEquals(line, Json.writeLine(ReleaseJson.write(value)));
        assertEquals(value, ReleaseJson.read(ZipForge.utf8(line), "the line"));
    }

    @Test
    void aModeOfANewerRubiconIsRefused() {
        String line = MINIMAL.replace("\"}", "\",\"syncMode\":\"Clean\"}");
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> ReleaseJson.read(ZipForge.utf8(line), "the line"));
        assertEquals("'syncMode' in the line: 'Clean' is an unknown value", refused.getMessage());
    }
}
