package dev.rubicon.server.repository;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.PackageFile;
import dev.rubicon.format.ReleaseJson;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Publication;
import dev.rubicon.repository.Publisher;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts packages into the repository. The body is stored aside while it comes, and is in the repository completely or not at all. The
 * same bytes again change nothing, so that whoever heard no answer may send them again.
 *
 * @param staging a folder for what is coming in
 */
public record UploadRoutes(Publisher publisher, Path staging, Catalog catalog, AuditLog audit) {
    /** The largest package that is taken. */
    static final long MOST = 4L << 30;

    private static final Logger LOG = System.getLogger("dev.rubicon.server.repository");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][A-Za-z0-9._+~-]{0,250}\\.zip");
    private static final Pattern CONTENT_DIGEST = Pattern.compile("(?:.*,)?\\s*sha-256=:([A-Za-z0-9+/]{43}=):.*");

    /** Of an upload that is still coming, something was written not long ago. */
    private static final Duration GIVEN_UP = Duration.ofHours(1);

    /** The same, what others have left half done being gone. */
    public UploadRoutes tidied(Instant now) {
        try {
            Leftovers.remove(staging, now.minus(GIVEN_UP));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what uploads left in " + staging + " cannot be removed", e);
        }
        return this;
    }

    public List<Route> routes() {
        return List.of(Route.put("/repository/packages/{file}", Access.needs(Scope.PUBLISH), this::put)
                .withBody(MOST));
    }

    private Reply put(Request request) {
        String name = request.parameter("file");
        if (!NAME.matcher(name).matches()) {
            throw Refusals.malformed("this is not the file name of a package, such as my-app_1.0.0.zip");
        }
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals("application/zip") && !type.equals("application/octet-stream")) {
            throw new HttpProblem(415, "RB910", "the body must be declared as Content-Type: application/zip");
        }
        try {
            Files.createDirectories(staging);
            Path folder = Files.createTempDirectory(staging, "upload-");
            Path file = folder.resolve(name);
            try {
                return publish(request, file, received(request, file));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem(
                            "RB923",
                            "the upload broke off or cannot be stored",
                            "send it again; nothing of it is kept"),
                    e);
        }
    }

    private static Digest received(Request request, Path file) throws IOException {
        Optional<Digest> declared = request.header("Content-Digest").map(UploadRoutes::declared);
        MessageDigest hash = Digest.newHash();
        try (InputStream in = request.stream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        Digest digest = Digest.of(hash);
        if (declared.filter(expected -> !expected.equals(digest)).isPresent()) {
            throw new HttpProblem(400, "RB924", "the body is not what Content-Digest says: it arrived as " + digest);
        }
        return digest;
    }

    // RFC 9530.
    private static Digest declared(String header) {
        Matcher matcher = CONTENT_DIGEST.matcher(header);
        if (!matcher.matches()) {
            throw Refusals.malformed("Content-Digest is to be sha-256=:BASE64:");
        }
        return new Digest(HexFormat.of().formatHex(Base64.getDecoder().decode(matcher.group(1))));
    }

    private Reply publish(Request request, Path file, Digest digest) {
        PackageVersion identity = identity(file);
        String proper = PackageFile.fileName(identity);
        if (!proper.equals(file.getFileName().toString())) {
            throw new HttpProblem(400, "RB925", "the package is " + identity + ", whose file is called " + proper);
        }
        // Before it is done: what cannot be logged is not done.
        String who = request.caller().name();
        log(who, "package.upload", identity, Json.object().put("sha256", digest.hex()));
        Publication publication = publisher.publish(file);
        return switch (publication) {
            case Publication.Published published -> {
                log(who, "package.publish", identity, Json.object().put("sha256", digest.hex()));
                yield reply(201, "published", published.release());
            }
            case Publication.Restored restored -> {
                log(who, "package.restore", identity, Json.object().put("sha256", digest.hex()));
                yield reply(200, "restored", restored.release());
            }
            case Publication.AlreadyThere there -> reply(200, "already there", there.release());
            case Publication.Conflicts conflicts ->
                throw new HttpProblem(
                        409,
                        "RB820",
                        conflicts.existing().identity() + " is published already, with other content ("
                                + conflicts.existing().digest().abbreviated() + ", offered "
                                + conflicts.offered().digest().abbreviated() + ")");
        };
    }

    private static PackageVersion identity(Path file) {
        try (PackageFile opened = PackageFile.open(file)) {
            return opened.manifest().identity();
        }
    }

    private void log(String who, String action, PackageVersion subject, ObjectNode detail) {
        catalog.write(transaction -> {
            audit.append(transaction, who, action, subject.toString(), detail);
            return true;
        });
    }

    private static Reply reply(int status, String outcome, Release release) {
        ObjectNode body = Json.object().put("outcome", outcome);
        body.set("release", ReleaseJson.write(release));
        return Reply.json(status, body);
    }
}
