package dev.rubicon.server.console;

import dev.rubicon.server.token.Tokens;
import dev.rubicon.server.web.Caller;
import dev.rubicon.server.web.FailedAttempts;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Signing in with a token, which goes in a form and is nowhere afterwards: the browser has the secret of a session. */
final class SignIn {
    static final String PATH = "/console/sign-in";

    // Pages of ours, nothing that a browser could take for another host.
    private static final Pattern OURS = Pattern.compile("/console/[A-Za-z0-9._~@%/-]{0,300}");

    private final FailedAttempts failures = new FailedAttempts(System::nanoTime);
    private final Sessions sessions;
    private final Tokens tokens;
    private final Templates templates;
    private final boolean secure;

    SignIn(Sessions sessions, Tokens tokens, Templates templates, boolean secure) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.templates = templates;
        this.secure = secure;
    }

    /**
     * What the page shows.
     *
     * @param next where to go then
     * @param formToken that the form carries
     * @param problem what was wrong with the last try
     */
    record Model(String next, String formToken, Optional<HttpProblem> problem, Assets assets) {}

    Reply page(Request request) {
        Secret secret = Secret.in(request.header("Cookie")).orElseGet(sessions::newSecret);
        return page(request, 200, secret, request.query("next").orElse(Console.HOME), Optional.empty());
    }

    private Reply page(Request request, int status, Secret secret, String next, Optional<HttpProblem> problem) {
        String ours = OURS.matcher(next).matches() ? next : Console.HOME;
        Model model = new Model(ours, secret.formToken(), problem, templates.assets());
        return templates
                .page(status, "signin", Map.of("model", model))
                .with("Set-Cookie", cookie(request, secret.value(), Sessions.LIFE.toSeconds()));
    }

    private String cookie(Request request, String value, long seconds) {
        boolean tls = secure
                || request.header("X-Forwarded-Proto").filter("https"::equals).isPresent();
        return Secret.COOKIE + "=" + value + "; Path=/console; HttpOnly; SameSite=Strict; Max-Age=" + seconds
                + (tls ? "; Secure" : "");
    }

    /** For somebody who is not signed in. A part of a page cannot ask: the whole page has to. */
    Reply first(Request request) {
        String path = request.rawPath();
        if (request.header("HX-Request").isPresent()) {
            String page = request.header("HX-Current-URL").map(SignIn::path).orElse(Console.HOME);
            return Reply.empty(401).with("HX-Redirect", address(page));
        }
        return Templates.see(address(path));
    }

    private static String path(String url) {
        return url.replaceFirst("^https?://[^/]*", "");
    }

    private static String address(String path) {
        return OURS.matcher(path).matches() && !path.equals(Console.HOME)
                ? PATH + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8)
                : PATH;
    }

    Reply enter(Request request) {
        Form form = Form.read(request);
        String next = form.text("next");
        Secret secret = Secret.in(request.header("Cookie")).orElseGet(sessions::newSecret);
        try {
            requireOwn(request, form, secret::isFormToken);
            Session session = sessions.begin(caller(request, form.text("token")));
            return Templates.see(OURS.matcher(next).matches() ? next : Console.HOME)
                    .with("Set-Cookie", cookie(request, session.secret().value(), Sessions.LIFE.toSeconds()));
        } catch (HttpProblem problem) {
            Reply again = page(request, problem.status(), secret, next, Optional.of(problem));
            for (Map.Entry<String, String> header : problem.headers().entrySet()) {
                again = again.with(header.getKey(), header.getValue());
            }
            return again;
        }
    }

    private Caller caller(Request request, String token) {
        Caller caller = tokens.of(token).orElseThrow(() -> {
            OptionalLong wait = failures.failed(request.peer());
            return wait.isPresent()
                    ? Refusals.tooManyFailures(wait.getAsLong())
                    : new HttpProblem(403, "RB985", "the token is unknown, expired or revoked");
        });
        if (!caller.may(Scope.READ)) {
            throw new HttpProblem(403, "RB986", "the token does not have the scope 'read', which every page needs");
        }
        return caller;
    }

    /** @throws HttpProblem 403 RB987 if a form does not come from a page that was made for this browser */
    static void requireOwn(Request request, Form form, Predicate<String> isToken) {
        boolean elsewhere = request.header("Sec-Fetch-Site")
                .filter(site -> !site.equals("same-origin"))
                .isPresent();
        if (elsewhere || !isToken.test(form.text(Form.TOKEN))) {
            throw new HttpProblem(
                    403, "RB987", "the form is not from a page of this session: load the page anew, and send it again");
        }
    }

    Reply left() {
        return Templates.see(PATH)
                .with("Set-Cookie", Secret.COOKIE + "=; Path=/console; HttpOnly; SameSite=Strict; Max-Age=0");
    }
}
