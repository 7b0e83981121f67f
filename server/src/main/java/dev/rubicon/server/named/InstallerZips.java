package dev.rubicon.server.named;

import dev.rubicon.fleet.carried.CarriedInstaller;
import dev.rubicon.format.Content;
import dev.rubicon.format.StoredZip;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.mirror.Departure;
import dev.rubicon.repository.mirror.MirrorPlan;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.report.DerivationText;
import dev.rubicon.server.repository.ServedRepository;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Installers as zips, for machines without a network. One is written while it is sent: nothing of it is stored, whoever goes away. Before
 * that every file is read, so that what is not as it was signed is said, and not sent.
 *
 * @param turns how many may be made ready at a time
 */
public record InstallerZips(NamedInstallers installers, ServedRepository served, Semaphore turns) {
    private static final int AT_A_TIME = 2;
    private static final long PATIENCE_SECONDS = 10;

    public InstallerZips(NamedInstallers installers, ServedRepository served) {
        this(installers, served, new Semaphore(AT_A_TIME, true));
    }

    public List<Route> routes() {
        return List.of(Route.get(
                "/api/v1/installers/{name}/zip",
                Access.needs(Scope.READ),
                request -> download(request.parameter("name"))));
    }

    /**
     * What {@code rubicon installer export} writes, of the versions that the request means now.
     *
     * @throws HttpProblem 404 RB980, 409 RB974 or RB996, 503 RB995
     * @throws dev.rubicon.model.ProblemException what a mirror of the repository meets
     */
    public Reply download(String name) {
        NamedInstaller installer = installers.required(name);
        StoredZip zip = inTurn(() -> zip(installer));
        return Reply.streamed(200, "application/zip", zip.length(), zip::writeTo)
                .with("Content-Disposition", "attachment; filename=\"" + installer.name() + ".zip\"");
    }

    /** Makes a zip ready. */
    @FunctionalInterface
    private interface Making {
        StoredZip made() throws IOException;
    }

    private StoredZip inTurn(Making making) {
        boolean mine = false;
        try {
            mine = turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw tooMany();
            }
            return making.made();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooMany();
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB306", "the repository cannot be read", "the log of the server says more"), e);
        } finally {
            if (mine) {
                turns.release();
            }
        }
    }

    private static HttpProblem tooMany() {
        return new HttpProblem(503, "RB995", "others are downloading installers: try again soon")
                .with("Retry-After", String.valueOf(PATIENCE_SECONDS));
    }

    private StoredZip zip(NamedInstaller installer) throws IOException {
        CarriedInstaller carried = resolved(installer);
        Departure departure = served.departure();
        MirrorPlan plan = departure.plan(carried.selection());
        if (plan.bytes() > StoredZip.MOST_BYTES) {
            throw tooLarge(installer);
        }
        SortedMap<String, Content> files = new TreeMap<>();
        Content root = Content.of(plan.roots().getLast().bytes());
        carried.files(root).forEach((file, content) -> files.put(installer.name() + "/" + file, content));
        String repository = installer.name() + "/" + CarriedInstaller.REPOSITORY + "/";
        departure.files(plan).forEach((file, content) -> files.put(repository + file, content));
        Optional<StoredZip> zip = StoredZip.of(files);
        return zip.orElseThrow(() -> tooLarge(installer));
    }

    private CarriedInstaller resolved(NamedInstaller installer) {
        return switch (CarriedInstaller.resolved(installer.request(), served.open())) {
            case Resolution.Solved solved -> CarriedInstaller.of(installer.request(), solved);
            case Resolution.Unsolvable unsolvable ->
                throw none("no versions fit together: "
                        + String.join(
                                " ",
                                DerivationText.lines(unsolvable.contradiction().derivation())));
            case Resolution.Undecided undecided ->
                throw none("no versions that fit together were found in " + undecided.attempts()
                        + " attempts; ask for exact versions");
        };
    }

    private static HttpProblem none(String why) {
        return new HttpProblem(409, "RB974", why);
    }

    private static HttpProblem tooLarge(NamedInstaller installer) {
        return new HttpProblem(
                409,
                "RB996",
                "this is too much for a download: use 'rubicon installer export " + installer.name() + " --to FOLDER'");
    }
}
