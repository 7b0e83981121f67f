package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.format.LockfileJson;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.installer.RepositorySource;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Lockfile;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "lock",
        description = "Write down exactly which versions an install would take.",
        footer = {
            "",
            "The file names each package with its version and the digest of its file. An install with --locked then uses",
            "exactly these, or refuses.",
            "",
            "Examples:",
            "  rubicon lock --id bundle/pos@2.0 --output pos.lock.json",
            "  rubicon install --locked pos.lock.json --instance LSCentral"
        })
final class LockCommand implements Callable<Integer> {
    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID[@QUERY]",
            description = "A package that is asked for. Repeatable.")
    private List<Dependency> ids;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The lock file.")
    private Path output;

    @Mixin
    private RepositoryOptions repository;

    @Option(names = "--json", description = "Print the lock file as well.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        Request request = new Request(ids.stream().map(ResolveQuestion::wish).toList());
        Resolution resolution =
                new Resolver(new RepositorySource(repository.open())).resolve(request, Installed.NOTHING);
        if (!(resolution instanceof Resolution.Solved solved)) {
            new OutcomeReport(terminal, json).unsolvable(resolution);
            return ExitCode.REFUSED.value();
        }
        Lockfile lockfile = new Lockfile(
                ids,
                solved.chosen().stream()
                        .map(Resolution.Chosen::release)
                        .map(LockCommand::locked)
                        .toList());
        write(lockfile);
        if (json) {
            terminal.json(LockfileJson.write(lockfile));
        } else {
            lockfile.packages()
                    .forEach(one -> terminal.line(
                            "  " + one.identity() + "  " + one.digest().abbreviated()));
            terminal.line("locked " + Terminal.count(lockfile.packages().size(), "package") + " in " + output);
        }
        return ExitCode.DONE.value();
    }

    private static Lockfile.Locked locked(Release release) {
        return new Lockfile.Locked(release.identity(), release.digest());
    }

    private void write(Lockfile lockfile) {
        Path target = output.toAbsolutePath();
        byte[] bytes = Json.write(LockfileJson.write(lockfile)).getBytes(StandardCharsets.UTF_8);
        try (UnfinishedFile file = UnfinishedFile.in(target.getParent())) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                file.channel().write(rest);
            }
            file.moveTo(target);
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB414", "cannot write the lock file " + output, "check the folder and its free space"),
                    e);
        }
    }
}
