package dev.rubicon.benchmarks.operations;

import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstalledPackage;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.TableFacts;
import dev.rubicon.installer.plan.TableSync;
import dev.rubicon.installer.plan.Target;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.force.ForceReason;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.SchemaDiff;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A plan of two steps in a company: 200 tables come, then they change. Facts about rows are given, not asked of a database. */
@State(Scope.Benchmark)
public class Plan {
    private static final UUID APP = UUID.fromString("7a9cfb13-0c3c-4bd1-9d8b-5c0c2c1f0f11");
    private static final CompanyName COMPANY = new CompanyName("CRONUS");

    /** 1,000 rows in each table, all with values. */
    private record Full() implements TableFacts {
        @Override
        public Rows of(TableSync sync) {
            SortedMap<String, Long> lost = new TreeMap<>();
            sync.dropped().forEach(column -> lost.put(column.name(), 1_000L));
            return new Rows(1_000, lost, new TreeMap<>(), List.of(COMPANY), List.of());
        }

        @Override
        public long holding(StoredTable table, String column, int number) {
            return 0;
        }

        @Override
        public long waiting(UUID giver, UUID taker, String table, Optional<String> field) {
            return 0;
        }
    }

    private InstanceState state;
    private Schema one;
    private Schema two;
    private List<Planner.Item> items;

    @Setup
    public void read() throws IOException {
        one = Sample.schema(1);
        two = Sample.schema(2);
        items = List.of(bring("1.0.0", Optional.empty(), one), bring("2.0.0", Optional.of("1.0.0"), two));
        try (TemporaryFolder folder = TemporaryFolder.make("plan")) {
            Instance instance = new Instance(
                    new InstanceName("plan"),
                    DatabaseAddress.parse("jdbc:sqlite:" + folder.path().resolve("plan.db")));
            InstanceDatabase.create(instance, List.of(COMPANY));
            try (InstanceDatabase database = InstanceDatabase.open(instance)) {
                state = database.readState();
                // Read once, while the database is open.
                state.apps();
            }
        }
    }

    private static Planner.Item bring(String version, Optional<String> from, Schema schema) {
        PackageVersion identity = new PackageVersion(new PackageId("sample"), Version.parse(version));
        AppIdentity app = new AppIdentity(APP, "sample", "Rubicon Benchmarks", identity.version());
        Release release = new Release(
                identity,
                "sample",
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(app),
                1,
                Digest.of(new byte[0]),
                false,
                SyncMode.ADD);
        return new Planner.Item.Bring(new Target(
                from.map(Version::parse),
                new InstalledPackage(release, Optional.empty()),
                SyncMode.FORCE_SYNC,
                List.of(ForceReason.ARGUMENT),
                List.of(new InstalledApp(app, identity, true, List.of(), schema)),
                Map.of()));
    }

    @Benchmark
    public Object rubicon() {
        return Planner.plan(state, items, new Full());
    }

    /** What changes, without what that means for tables and rows. */
    @Benchmark
    public Object diffOnly() {
        return SchemaDiff.tables(one, two);
    }
}
