package dev.rubicon.repository;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rubicon.format.JsonObject;
import dev.rubicon.fuzz.Promise;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.io.IOException;
import java.util.List;

/** Any bytes as what a repository lists of a package, and as its list of substitutes. */
class IndexFuzzTest {
    private static final PackageId APP = new PackageId("app");

    @FuzzTest
    void anyIndexIsReadOrRefused(byte[] bytes) throws IOException {
        IndexFile file = new IndexFile(APP, "app.jsonl");
        Promise.check(() -> {
            List<Release> releases = file.parse(bytes);
            if (!file.parse(IndexFile.render(releases)).equals(releases)) {
                throw new AssertionError("what was read differs when it was written and read again");
            }
        });
        Promise.check(() -> {
            Substitutes substitutes = Substitutes.read(JsonObject.read(bytes, "it"));
            if (!Substitutes.read(JsonObject.read(substitutes.render(), "it")).equals(substitutes)) {
                throw new AssertionError("what was read differs when it was written and read again");
            }
        });
    }
}
