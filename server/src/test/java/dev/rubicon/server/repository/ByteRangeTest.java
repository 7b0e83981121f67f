package dev.rubicon.server.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            bytes=0-,       0+10
            bytes=0-0,      0+1
            bytes=3-5,      3+3
            bytes=3-99,     3+7
            bytes=9-,       9+1
            bytes=-4,       6+4
            bytes=-99,      0+10
            bytes=10-,      none
            bytes=10-20,    none
            bytes=-0,       none
            bytes=5-3,      whole
            'bytes=,',      whole
            bytes=-,        whole
            bytes=a-b,      whole
            'bytes=0-1,3-4', whole
            items=0-1,      whole
            bytes=0-9999999999999999999999, whole
            """)
    void ofTenBytes(String header, String expected) {
        assertEquals(
                expected,
                switch (ByteRange.parse(header, 10)) {
                    case ByteRange.Whole whole -> "whole";
                    case ByteRange.Part part -> part.from() + "+" + part.length();
                    case ByteRange.Unsatisfiable none -> "none";
                });
    }
}
