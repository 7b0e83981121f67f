package dev.rubicon.benchmarks.operations;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.benchmarks.installing.BenchmarkApp;
import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.schema.Schema;
import java.io.IOException;
import java.util.Set;

/** The app that operations work on: 200 tables of 15 fields; its second version has a field more in each, and one less in 20. */
final class Sample {
    static final BenchmarkApp APP = new BenchmarkApp("sample", 200, 15, 20);

    private Sample() {}

    static Schema schema(int version) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.make("sample")) {
            APP.write(folder.path(), version);
            return AppReader.readSchema(AppFiles.ofFolder(folder.path()), Set.of());
        }
    }
}
