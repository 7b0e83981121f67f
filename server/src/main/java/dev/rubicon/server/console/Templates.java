package dev.rubicon.server.console;

import dev.rubicon.server.web.Reply;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Makes pages of templates, with the headers that keep browsers from doing anything else with them. */
final class Templates {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Assets assets = new Assets();
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());

    Assets assets() {
        return assets;
    }

    Reply page(int status, String template, Map<String, Object> values) {
        StringOutput out = new StringOutput();
        engine.render(template + ".jte", values, out);
        return guarded(Reply.text(status, "text/html", out.toString()));
    }

    static Reply see(String path) {
        return guarded(Reply.empty(303)).with("Location", path);
    }

    // The address of a page is nobody else's business; its own forms say where they come from.
    private static Reply guarded(Reply reply) {
        return reply.with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "same-origin")
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }
}
