package dev.rubicon.server.observe;

import dev.rubicon.format.Json;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the process lives ({@code /healthz}), and whether requests should be sent to it ({@code /readyz}). */
public final class Health {
    private final Catalog catalog;
    private final Optional<Runnable> store;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** @param store fails if the repository's store does not answer; absent if the repository is in a folder */
    public Health(Catalog catalog, Optional<Runnable> store) {
        this.catalog = catalog;
        this.store = store;
    }

    /** From now on it is not ready. */
    public void stopping() {
        stopping.set(true);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/healthz", Access.anybody(), request -> good()),
                Route.get("/readyz", Access.anybody(), request -> ready()));
    }

    private Reply ready() {
        if (stopping.get()) {
            throw new HttpProblem(503, "RB918", "the server is stopping");
        }
        try {
            catalog.read(transaction -> transaction.first("SELECT 1", row -> true));
        } catch (Unavailable e) {
            // Everybody may ask, and what the database says is for the log.
            throw new HttpProblem(503, "RB903", "the catalog does not answer");
        }
        try {
            store.ifPresent(Runnable::run);
        } catch (Unavailable | Untrusted | Corrupt e) {
            throw new HttpProblem(
                    503,
                    "RB378",
                    "the store of the repository does not answer as it should ("
                            + e.problems().getFirst().code() + ")");
        }
        return good();
    }

    private static Reply good() {
        return Reply.json(Json.object().put("status", "ok"));
    }
}
