package dev.rubicon.server.repository;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.mirror.PullThrough;
import dev.rubicon.repository.mirror.Pulled;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of a repository, to everybody: all of it is signed, and nothing of it is secret. What stands in its folder and is no part
 * of a repository is not there.
 *
 * @param upstream brings what is not there, if the folder mirrors another repository
 */
public record RepositoryRoutes(Path root, Optional<PullThrough> upstream) {
    private static final String SECONDS_LATER = "10";

    private static final String PREFIX = "/repository/";
    private static final long MAX_TIMESTAMP = 1_000_000;

    public List<Route> routes() {
        return List.of(Route.get(PREFIX + "{+path}", Access.anybody(), this::file));
    }

    private Reply file(Request request) {
        StoredPath path =
                StoredPath.parse(request.rawPath().substring(PREFIX.length())).orElseThrow(RepositoryRoutes::notThere);
        try {
            upstream.ifPresent(origin -> bring(path, origin));
            Path file = path.in(root).orElseThrow(RepositoryRoutes::notThere);
            return path.value().equals(RepositoryLayout.TIMESTAMP)
                    ? timestamp(file, request)
                    : SharedFile.of(path, file).reply(request);
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB306", "the repository cannot be read", "the log of the server says more"), e);
        }
    }

    private static void bring(StoredPath path, PullThrough origin) {
        Pulled pulled;
        try {
            pulled = origin.file(path.value());
        } catch (Corrupt e) {
            throw new Untrusted(e.problems().getFirst());
        }
        switch (pulled) {
            case Pulled.Here here -> {}
            case Pulled.Unknown unknown -> throw notThere();
            case Pulled.OnItsWay coming ->
                throw new HttpProblem(503, "RB927", "the file is being brought from " + origin.origin())
                        .with("Retry-After", SECONDS_LATER);
        }
    }

    private static HttpProblem notThere() {
        return Refusals.notFound("the repository has no such file");
    }

    // The one file that is replaced under its name, and that twice in a moment: its tag is of what is sent.
    private static Reply timestamp(Path file, Request request) throws IOException {
        if (Files.size(file) > MAX_TIMESTAMP) {
            throw new IOException(file + " is no timestamp");
        }
        byte[] bytes = Files.readAllBytes(file);
        String tag = "\"" + Digest.of(bytes).hex() + "\"";
        SharedFile shared = new SharedFile(file, bytes.length, tag, "application/json", "no-cache");
        Reply reply = shared.reply(request);
        return reply.status() == 200 ? new Reply(200, reply.headers(), new Reply.Body.Bytes(bytes)) : reply;
    }
}
