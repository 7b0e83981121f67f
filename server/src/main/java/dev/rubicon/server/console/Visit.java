package dev.rubicon.server.console;

import dev.rubicon.server.web.Caller;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import java.time.Instant;
import java.util.Map;

/** Somebody who is signed in looks at a page, or sends a form. */
public final class Visit {
    private final Request request;
    private final Session session;
    private final Templates templates;
    private final Instant now;

    Visit(Request request, Session session, Templates templates, Instant now) {
        this.request = request;
        this.session = session;
        this.templates = templates;
        this.now = now;
    }

    public Request request() {
        return request;
    }

    public Caller caller() {
        return session.caller();
    }

    public Instant now() {
        return now;
    }

    Session session() {
        return session;
    }

    boolean isFormToken(String given) {
        return session.secret().isFormToken(given);
    }

    String formToken() {
        return session.secret().formToken();
    }

    String asset(String name) {
        return templates.assets().address(name);
    }

    /** A time as people say it now. */
    public Moment moment(Instant at) {
        return Moment.of(at, now);
    }

    /** What is around a page. */
    public Frame frame(String title, String section) {
        return new Frame(title, section, this);
    }

    /** A page. @param template such as {@code page/packages} */
    public Reply page(String template, Frame frame, Object model) {
        return page(200, template, frame, model);
    }

    public Reply page(int status, String template, Frame frame, Object model) {
        return templates.page(status, template, Map.of("frame", frame, "model", model));
    }

    /** Look there now. @param path within the console */
    public Reply see(String path) {
        return Templates.see(path);
    }
}
