package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.format.ReleaseJson;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Publication;
import java.util.List;

/**
 * What became of packages that were to be published.
 *
 * @param json a line each, instead of text
 */
record PublicationReport(Terminal terminal, boolean json) {
    /** The worst of all. */
    ExitCode printAll(List<Publication> publications) {
        ExitCode worst = ExitCode.DONE;
        for (Publication publication : publications) {
            worst = print(publication) == ExitCode.REFUSED ? ExitCode.REFUSED : worst;
        }
        return worst;
    }

    ExitCode print(Publication publication) {
        if (json) {
            terminal.jsonLine(Json.object()
                    .put("outcome", outcome(publication))
                    .set("release", ReleaseJson.write(release(publication))));
        }
        return text(publication);
    }

    private ExitCode text(Publication publication) {
        return switch (publication) {
            case Publication.Published published -> said("published " + described(published.release()));
            case Publication.Restored restored ->
                said("restored " + described(restored.release()) + ", whose file was missing or damaged");
            case Publication.AlreadyThere there ->
                said("nothing to do: " + described(there.release()) + " is published already");
            case Publication.Conflicts conflicts -> {
                terminal.errors(List.of(new Problem(
                        "RB820",
                        conflicts.existing().identity() + " is published already, with other content ("
                                + conflicts.existing().digest().abbreviated() + ", offered "
                                + conflicts.offered().digest().abbreviated() + ")",
                        "a published version never changes: give the package a higher version")));
                yield ExitCode.REFUSED;
            }
        };
    }

    private ExitCode said(String text) {
        if (!json) {
            terminal.line(text);
        }
        return ExitCode.DONE;
    }

    private static String described(Release release) {
        return release.identity() + " (" + Terminal.size(release.size())
                + release.forceVersion()
                        .map(version -> ", ForceVersion " + version)
                        .orElse("") + ")";
    }

    private static String outcome(Publication publication) {
        return switch (publication) {
            case Publication.Published published -> "published";
            case Publication.Restored restored -> "restored";
            case Publication.AlreadyThere there -> "already there";
            case Publication.Conflicts conflicts -> "conflict";
        };
    }

    private static Release release(Publication publication) {
        return switch (publication) {
            case Publication.Published published -> published.release();
            case Publication.Restored restored -> restored.release();
            case Publication.AlreadyThere there -> there.release();
            case Publication.Conflicts conflicts -> conflicts.offered();
        };
    }
}
