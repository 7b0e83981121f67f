package dev.rubicon.server.console;

import dev.rubicon.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser that runs no script: follows links, and sends the forms of the page that it sees. */
public final class Browsing {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form\" value=\"([0-9a-f]{64})\"");

    private final URI server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String page = "";
    private String cookie = "";

    public Browsing(TestServer server) {
        this.server = server.uri("/");
    }

    /** Signed in. */
    public static Browsing as(TestServer server, String token) {
        Browsing browsing = new Browsing(server);
        browsing.get("/console/sign-in");
        HttpResponse<String> answer = browsing.send("/console/sign-in", "token", token);
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return browsing;
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        return answered(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a form of the page that was seen last, with fields in pairs. */
    public HttpResponse<String> send(String path, String... fields) {
        Matcher token = FORM_TOKEN.matcher(page);
        String own = token.find() ? "form=" + token.group(1) : "";
        return post(path, own + encoded(fields));
    }

    /** Sends just that. */
    public HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return answered(headers.length == 0 ? request : request.headers(headers));
    }

    private static String encoded(String... fields) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            encoded.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return encoded.toString();
    }

    private HttpResponse<String> answered(HttpRequest.Builder request) {
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            page = answer.body();
            answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.replaceFirst(";.*", ""));
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no answer: " + e, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of a page without its markup, on one line. */
    public static String text(HttpResponse<String> page) {
        return page.body()
                .replaceAll("(?s)<head>.*?</head>|<[^>]+>", " ")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
