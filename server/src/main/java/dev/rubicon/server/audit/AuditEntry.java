package dev.rubicon.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Something that was done.
 *
 * @param seq from 1 on, without gaps
 * @param who the name of a token, or {@code server}
 * @param action such as {@code token.create}
 * @param subject what it was done to, such as the id of a token
 * @param detail a JSON object on one line, as it was stored
 * @param previous the hash of the entry before; {@link #FIRST} of the first
 * @param hash of all the rest
 */
public record AuditEntry(
        long seq, Instant at, String who, String action, String subject, String detail, String previous, String hash) {
    /** What stands for the entry before the first. */
    public static final String FIRST = "0".repeat(64);

    /** One that follows another. */
    static AuditEntry after(
            String previous, long seq, Instant at, String who, String action, String subject, String detail) {
        AuditEntry unsealed = new AuditEntry(seq, at, who, action, subject, detail, previous, "");
        return new AuditEntry(seq, at, who, action, subject, detail, previous, unsealed.computedHash());
    }

    /** SHA-256 of a JSON object with every component but the hash, on one line, in their order; the time in milliseconds. */
    String computedHash() {
        ObjectNode json = Json.object()
                .put("seq", seq)
                .put("at", at.toEpochMilli())
                .put("who", who)
                .put("action", action)
                .put("subject", subject)
                .put("detail", detail)
                .put("previous", previous);
        return Digest.of(Json.writeLine(json).getBytes(StandardCharsets.UTF_8)).hex();
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("seq", seq)
                .put("at", at.toString())
                .put("who", who)
                .put("action", action)
                .put("subject", subject);
        json.set("detail", Json.read(detail, "the detail of audit entry " + seq));
        return json.put("previous", previous).put("hash", hash);
    }
}
