package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.CaseJson;
import dev.rubicon.format.ForeignNames;
import dev.rubicon.format.Json;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.InMemorySource;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.InstalledRelease;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import dev.rubicon.resolver.VersionSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers many problems in one process, a line of JSON each. The time given is that of solving, the least of all rounds; neither
 * reading nor explaining is counted.
 */
final class ResolveBatch {
    private final ForeignNames names;
    private final Terminal terminal;
    private final int rounds;

    ResolveBatch(ForeignNames names, Terminal terminal, int rounds) {
        this.names = names;
        this.terminal = terminal;
        this.rounds = rounds;
    }

    /** Each line has packages and what is locked: preferred, but neither kept nor required. */
    ExitCode cases(Path file) {
        return answer(file, problem -> {
            InMemorySource source = new InMemorySource(problem.packages());
            Request request = new Request(wishes(problem), Request.Rest.GOES, Request.Dependencies.STAY);
            return new ResolveQuestion(source, new Resolver(source), request, locked(source, problem.locked()));
        });
    }

    /** Each line asks the same index. */
    ExitCode queries(VersionSource source, Path file) {
        Resolver resolver = new Resolver(source);
        return answer(
                file, query -> new ResolveQuestion(source, resolver, new Request(wishes(query)), Installed.NOTHING));
    }

    private interface Reading {
        ResolveQuestion question(CaseJson problem);
    }

    private ExitCode answer(Path file, Reading reading) {
        new CaseFile(file)
                .answer(
                        row -> {
                            CaseJson problem = CaseJson.of(row.fields(), "the row", names);
                            terminal.warnings(problem.leftOut());
                            String name = problem.name().orElse("line " + row.line());
                            return answer(name, reading.question(problem));
                        },
                        line -> terminal.text(names.restored(line)));
        return ExitCode.DONE;
    }

    private JsonNode answer(String name, ResolveQuestion question) {
        long start = System.nanoTime();
        Resolution resolution = question.answer();
        long nanos = System.nanoTime() - start;
        for (int round = 1; round < rounds; round++) {
            start = System.nanoTime();
            resolution = question.answer();
            nanos = Math.min(nanos, System.nanoTime() - start);
        }
        ObjectNode json = Json.object().put("name", name);
        json.setAll(ResolutionJson.write(resolution));
        return json.put("micros", nanos / 1000);
    }

    private static List<Request.Wish> wishes(CaseJson problem) {
        return problem.roots().stream().map(ResolveQuestion::wish).toList();
    }

    // A locked version that does not exist cannot be preferred.
    private static Installed locked(InMemorySource source, SortedMap<PackageId, Version> locked) {
        List<InstalledRelease> packages = new ArrayList<>();
        new TreeMap<>(locked)
                .forEach((id, version) -> source.releases(id).stream()
                        .filter(release -> release.version().equals(version))
                        .limit(1)
                        .forEach(release -> packages.add(new InstalledRelease(release, false, VersionQuery.ANY))));
        return new Installed(packages);
    }
}
