package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.ForceProof;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForceProofJsonTest {
    @Test
    void aProofIsWhatWasComparedAndWhatBreaks() {
        check(
                new ForceProof.Compared(List.of(
                        new ForceProof.Start(
                                Version.parse("1.0"),
                                List.of(new ForceProof.BreakingChange("SC102", "drops field Customer.Fax"))),
                        new ForceProof.Start(Version.parse("2.0"), List.of()))),
                """
                {"compared":[{"from":"1.0","breaking":[{"code":"SC102","action":"drops field Customer.Fax"}]},\
                {"from":"2.0","breaking":[]}]}""");
        check(new ForceProof.Skipped(), "{\"skipped\":true}");
    }

    @Test
    void itIsOneOrTheOther() {
        assertThrows(InvalidInput.class, () -> read("{\"skipped\":true,\"compared\":[]}"));
    }

    private static void check(ForceProof proof, String json) {
        assertEquals(json, Json.writeLine(ForceProofJson.write(proof)));
        assertEquals(proof, read(json));
    }

    private static ForceProof read(String json) {
        return ForceProofJson.read(Json.read(json.getBytes(StandardCharsets.UTF_8), "the proof"), "the proof");
    }
}
