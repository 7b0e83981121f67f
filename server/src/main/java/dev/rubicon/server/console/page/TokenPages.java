package dev.rubicon.server.console.page;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.console.Console;
import dev.rubicon.server.console.Form;
import dev.rubicon.server.console.Moment;
import dev.rubicon.server.console.Visit;
import dev.rubicon.server.token.NewToken;
import dev.rubicon.server.token.Token;
import dev.rubicon.server.token.TokenText;
import dev.rubicon.server.token.Tokens;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may ask for what. */
public record TokenPages(Console console, Catalog catalog, Tokens tokens) {
    private static final String PATH = "/console/tokens";

    public List<Route> routes() {
        return List.of(
                console.page(
                        PATH, Scope.ADMIN, visit -> list(visit, 200, Form.EMPTY, Optional.empty(), Optional.empty())),
                console.action(PATH, Scope.ADMIN, this::create),
                console.action(PATH + "/{id}/revoke", Scope.ADMIN, this::revoke));
    }

    /**
     * All tokens.
     *
     * @param good those that can be used; {@code ended} those that cannot any more
     * @param form as it was sent last, if something was wrong with it
     * @param made the text of a new one, shown this once
     */
    record Listed(List<Line> good, List<Line> ended, Form form, Optional<Problem> problem, Optional<TokenText> made) {
        public List<Scope> scopes() {
            return List.of(Scope.READ, Scope.PUBLISH, Scope.DEPLOY, Scope.APPROVE, Scope.ADMIN);
        }

        public boolean isTicked(Scope scope) {
            return form.all("scope").contains(scope.toString());
        }
    }

    /** A token. @param end when it expired or was revoked, or will expire */
    record Line(Token token, Moment created, Optional<Moment> end, boolean revoked) {
        public String scopes() {
            return token.scopes().stream().map(Scope::toString).collect(Collectors.joining(", "));
        }
    }

    private Reply list(Visit visit, int status, Form form, Optional<Problem> problem, Optional<TokenText> made) {
        List<Token> all = tokens.all();
        return visit.page(
                status,
                "page/tokens",
                visit.frame("Tokens", "tokens"),
                new Listed(lines(visit, all, true), lines(visit, all.reversed(), false), form, problem, made));
    }

    private static List<Line> lines(Visit visit, List<Token> tokens, boolean good) {
        return tokens.stream()
                .filter(token -> isGood(token, visit.now()) == good)
                .map(token -> new Line(
                        token,
                        visit.moment(token.createdAt()),
                        token.revokedAt().or(token::expiresAt).map(visit::moment),
                        token.revokedAt().isPresent()))
                .toList();
    }

    private static boolean isGood(Token token, Instant now) {
        return token.revokedAt().isEmpty()
                && token.expiresAt().map(now::isBefore).orElse(true);
    }

    private Reply create(Visit visit, Form form) {
        try {
            List<Scope> scopes = form.all("scope").stream().map(Scope::parse).toList();
            NewToken wanted = new NewToken(form.text("name"), new TreeSet<>(scopes), expiry(visit, form));
            TokenText made = catalog.write(transaction ->
                    tokens.create(transaction, wanted, visit.caller().name()));
            return list(visit, 201, Form.EMPTY, Optional.empty(), Optional.of(made));
        } catch (InvalidInput invalid) {
            return list(visit, 400, form, Optional.of(invalid.problems().getFirst()), Optional.empty());
        } catch (HttpProblem taken) {
            Problem problem = new Problem(taken.code(), taken.getMessage(), "choose another name");
            return list(visit, taken.status(), form, Optional.of(problem), Optional.empty());
        }
    }

    private static Optional<Instant> expiry(Visit visit, Form form) {
        return form.filled("days").map(days -> {
            if (!days.matches("[1-9][0-9]{0,3}")) {
                throw new InvalidInput("RB912", "the token cannot expire in that many days", "give 1 to 9999");
            }
            return visit.now().plus(Duration.ofDays(Integer.parseInt(days)));
        });
    }

    private Reply revoke(Visit visit, Form form) {
        catalog.write(transaction -> tokens.revoke(
                transaction, visit.request().parameter("id"), visit.caller().name()));
        return visit.see(PATH);
    }
}
