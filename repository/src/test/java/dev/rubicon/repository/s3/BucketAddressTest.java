package dev.rubicon.repository.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketAddressTest {
    @ParameterizedTest
    @CsvSource({
        "s3://packages,            s3://packages",
        "s3://packages/,           s3://packages",
        "S3://packages/team/pos/,  s3://packages/team/pos",
        "s3://my.packages/a_b-1,   s3://my.packages/a_b-1"
    })
    void isWrittenInOneWay(String text, String expected) {
        assertEquals(expected, BucketAddress.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://",
                "s3:packages",
                "s3://Packages",
                "s3://ab",
                "s3://packages/../other",
                "s3://packages//a",
                "s3://key:secret@packages",
                "s3://packages/a?secret=1",
                "s3://packages/a b",
                "s3://packages/%2e%2e"
            })
    void anythingElseIsRefusedWithoutSecrets(String text) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> BucketAddress.parse(text));
        assertEquals("RB370", refused.problems().getFirst().code());
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }
}
