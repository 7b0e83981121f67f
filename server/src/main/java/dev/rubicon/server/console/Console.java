package dev.rubicon.server.console;

import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.token.Tokens;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.ErrorReplies;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes routes of pages: who is not signed in is asked to, forms are believed only if they come from a page of ours, and problems are pages. */
public final class Console {
    static final String HOME = "/console/";

    private final Templates templates = new Templates();
    private final Sessions sessions;
    private final SignIn signIn;
    private final Clock clock;

    /** @param secure whether the server speaks TLS itself */
    public Console(Catalog catalog, Tokens tokens, AuditLog audit, boolean secure, Clock clock) {
        this.sessions = new Sessions(catalog, tokens, audit, new SecureRandom(), clock);
        this.signIn = new SignIn(sessions, tokens, templates, secure);
        this.clock = clock;
    }

    /** Answers somebody who looks. */
    @FunctionalInterface
    public interface Page {
        Reply answer(Visit visit);
    }

    /** Answers somebody who has sent a form. */
    @FunctionalInterface
    public interface Action {
        Reply answer(Visit visit, Form form);
    }

    /** What is no page of a feature: signing in and out, files. To be put after all others, since it answers whatever is left. */
    public List<Route> routes() {
        return List.of(
                Route.get("/", Access.anybody(), request -> Templates.see(HOME)),
                Route.get("/console", Access.anybody(), request -> Templates.see(HOME)),
                Route.get(SignIn.PATH, Access.anybody(), request -> signIn.page(request)),
                Route.post(SignIn.PATH, Access.anybody(), request -> signIn.enter(request))
                        .withBody(Form.MOST_BYTES),
                Route.post("/console/sign-out", Access.anybody(), this::leave).withBody(Form.MOST_BYTES),
                templates.assets().route(),
                page("/console/{+rest}", Scope.READ, visit -> {
                    throw Refusals.notFound("there is no such page");
                }));
    }

    public Route page(String path, Scope scope, Page page) {
        return Route.get(path, Access.anybody(), request -> within(request, scope, page::answer));
    }

    public Route action(String path, Scope scope, Action action) {
        return Route.post(
                        path,
                        Access.anybody(),
                        request -> within(request, scope, visit -> action.answer(visit, own(visit, request))))
                .withBody(Form.MOST_BYTES);
    }

    private Optional<Session> session(Request request) {
        return Secret.in(request.header("Cookie")).flatMap(sessions::find);
    }

    private Reply within(Request request, Scope scope, Function<Visit, Reply> work) {
        Optional<Session> session = session(request);
        if (session.isEmpty()) {
            return signIn.first(request);
        }
        Visit visit = new Visit(request, session.get(), templates, clock.instant());
        try {
            if (!visit.caller().may(scope)) {
                throw Refusals.lacks(scope);
            }
            return work.apply(visit);
        } catch (HttpProblem problem) {
            return page(visit, problem.status(), new Problem(problem.code(), problem.getMessage(), hint(problem)));
        } catch (ProblemException problems) {
            return page(
                    visit, ErrorReplies.status(problems), problems.problems().getFirst());
        }
    }

    private static String hint(HttpProblem problem) {
        return switch (problem.status()) {
            case 403 -> "sign in with a token that may; an admin makes one";
            case 404 -> "check the address, or begin at the overview";
            default -> "go back, look at what is there now, and try again";
        };
    }

    private static Reply page(Visit visit, int status, Problem problem) {
        return visit.page(status, "problem", visit.frame("Not possible", ""), problem);
    }

    private static Form own(Visit visit, Request request) {
        Form form = Form.read(request);
        SignIn.requireOwn(request, form, visit::isFormToken);
        return form;
    }

    private Reply leave(Request request) {
        return within(request, Scope.READ, visit -> {
            own(visit, request);
            sessions.end(visit.session());
            return signIn.left();
        });
    }
}
