package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VersionZeroTest {
    @Test
    void whatWasNeverThereIsBelowEveryRelease() {
        assertEquals(Version.parse("0"), Version.ZERO);
        assertEquals(true, Version.ZERO.isBefore(Version.parse("0.0.0.1")));
    }
}
