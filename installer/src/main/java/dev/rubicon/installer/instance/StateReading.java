package dev.rubicon.installer.instance;

import dev.rubicon.format.ReleaseJson;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects once what an instance holds, from the rows of {@link #queries}. */
final class StateReading {
    static final String COMPANIES = "SELECT name FROM rubicon_company";

    // Those that are not installed have left data; what they left may have gone to another package since.
    private static final String PACKAGES = """
            SELECT id, release, request, installed = 1 FROM rubicon_package p WHERE installed = 1
              OR EXISTS (SELECT 1 FROM rubicon_app a WHERE a.package = p.id AND a.installed = 0)""";

    private final Instance instance;
    private final List<CompanyName> companies = new ArrayList<>();
    private final SortedMap<PackageId, InstalledPackage> packages = new TreeMap<>();
    private final SortedMap<PackageId, Release> kept = new TreeMap<>();
    private Arguments arguments = Arguments.NONE;

    StateReading(Instance instance) {
        this.instance = instance;
    }

    SequencedMap<String, Sql.RowVisitor> queries() {
        SequencedMap<String, Sql.RowVisitor> queries = new LinkedHashMap<>();
        queries.put(COMPANIES, row -> companies.add(new CompanyName(row.getString(1))));
        queries.put(PACKAGES, this::add);
        queries.put(
                "SELECT package, key, value FROM rubicon_argument",
                row -> arguments = arguments.with(new PackageId(row.getString(1)), row.getString(2), row.getString(3)));
        return queries;
    }

    private void add(ResultSet row) throws SQLException {
        String what = "the release of " + row.getString(1) + " in " + instance.database();
        Release release = ReleaseJson.read(row.getString(2).getBytes(StandardCharsets.UTF_8), what);
        if (row.getBoolean(4)) {
            Optional<VersionQuery> request =
                    Optional.ofNullable(row.getString(3)).map(VersionQuery::parse);
            packages.put(release.id(), new InstalledPackage(release, request));
        } else {
            kept.put(release.id(), release);
        }
    }

    /** What was read, with these apps. */
    InstanceState state(InstalledApps apps) {
        return new InstanceState(
                instance.name(), companies.stream().sorted().toList(), packages, kept, apps, arguments);
    }
}
