package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppMetadataJsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"ForceVersion": "2.0.0"}                      | 2.0.0 []
            {"forceversion": "2.0.0"}                      | 2.0.0 []
            {"ForceVersion": null}                         | none []
            {}                                             | none []
            {"Zeta": 1, "ForceVersion": "2.0", "alpha": {}} | 2.0 [Zeta, alpha]
            {"ForceVersion": 2}                            | RB127 ForceVersion in AppMetadata.json is the number 2, expected a string that holds a version
            {"ForceVersion": 2.10}                         | RB127 ForceVersion in AppMetadata.json is the number 2.1, expected a string that holds a version
            {"ForceVersion": true}                         | RB127 ForceVersion in AppMetadata.json is the boolean true, expected a string that holds a version
            {"ForceVersion": ["2.0.0"]}                    | RB127 ForceVersion in AppMetadata.json is a list, expected a string that holds a version
            {"ForceVersion": "2.0", "forceVersion": "3.0"} | RB127 AppMetadata.json has both 'ForceVersion' and 'forceVersion'
            {"ForceVersion": "two"}                        | RB102 'ForceVersion' in AppMetadata.json: 'two' is not a version
            {"ForceVersion": ""}                           | RB102 'ForceVersion' in AppMetadata.json: '' is not a version
            "2.0.0"                                        | RB121 AppMetadata.json is a string, expected an object
            {"ForceVersion": "2.0"} x                      | RB120 AppMetadata.json is not valid JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or tok… (line 1, column 25)
            """)
    void isReadStrictly(String document, String expected) {
        check(expected, document);
    }

    private static void check(String expected, String document) {
        String outcome;
        try {
            AppMetadata metadata = AppMetadataJson.read(ZipForge.utf8(document), "AppMetadata.json");
            outcome = metadata.forceVersion().map(Version::toString).orElse("none") + " " + metadata.unknownKeys();
        } catch (InvalidInput e) {
            outcome = e.problems().getFirst().code() + " " + e.getMessage();
        }
        assertEquals(expected, outcome);
    }

    @Test
    void isWrittenAsPublishersWriteIt() {
        AppMetadata metadata = new AppMetadata(Optional.of(Version.parse("2.0.0")), List.of());
        String document = Json.writeLine(AppMetadataJson.write(metadata));
        assertEquals("{\"ForceVersion\":\"2.0.0\"}", document);
        check("2.0.0 []", document);
    }
}
