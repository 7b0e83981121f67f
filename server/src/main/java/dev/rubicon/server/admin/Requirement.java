package dev.rubicon.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.AppIdentity;

/** An app that something has to be done with, too. @param app in the version that it is to have, or has if it is to go */
record Requirement(AppIdentity app, Kind kind) {
    /** What is to be done. */
    enum Kind {
        INSTALL("install"),
        UPDATE("update"),
        UNINSTALL("uninstall");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As errors say it. */
        String word() {
            return word;
        }

        /** As lists say it. */
        String capital() {
            return Character.toUpperCase(word.charAt(0)) + word.substring(1);
        }
    }

    /** @param type how the kind is to be said */
    ObjectNode json(String type) {
        return app(app).put("type", type);
    }

    static ObjectNode app(AppIdentity app) {
        return Json.object()
                .put("appId", app.id().toString())
                .put("name", app.name())
                .put("publisher", app.publisher())
                .put("version", app.version().toString());
    }
}
