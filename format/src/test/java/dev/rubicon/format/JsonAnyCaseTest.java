package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Documents that people write by hand or by PowerShell. */
class JsonAnyCaseTest {
    private static JsonObject read(String text) {
        return JsonObject.ofAnyCase(Json.readRelaxed(text.getBytes(StandardCharsets.UTF_8), "a.json"), "a.json");
    }

    private static void check(String expected, String text) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> {
            JsonObject json = read(text);
            json.optionalString("id");
            json.end();
        });
        assertEquals(
                expected,
                refused.problems().getFirst().code() + " "
                        + refused.problems().getFirst().message());
    }

    @Test
    void lettersCommentsAndCommasAreForgiven() {
        JsonObject json = read("{\"ID\": \"a\", /* that one */ \"Name\": \"b\", // this one\n}");
        assertEquals("a", json.string("id"));
        assertEquals("b", json.string("name"));
        json.end();
    }

    @Test
    void nothingElseIs() {
        check("RB123 a.json has the unknown key 'Idd'", "{\"Idd\": \"a\"}");
        check("RB194 a.json has both 'id' and 'Id'", "{\"id\": \"a\", \"Id\": \"a\"}");
        check("RB121 a.json is a list, expected an object", "[]");
        check("RB121 'id' in a.json is the number 7, expected a string", "{\"id\": 7}");
    }

    @Test
    void aDependencyMayBeNamedAsInPowerShell() {
        assertEquals(
                "base-app@>=1.0",
                DependencyJson.readAnyCase(
                                Json.read("{\"PackageId\": \"base-app\", \"VersionQuery\": \">=1.0\"}", "a.json"),
                                "a.json")
                        .toString());
    }
}
