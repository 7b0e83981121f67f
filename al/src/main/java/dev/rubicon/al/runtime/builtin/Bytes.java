package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.format.Decimals;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.UUID;

/** Values as bytes in a stream, the low ones first. They are read as they were written; no other program reads them. */
final class Bytes {
    private Bytes() {}

    static int length(Type type) {
        return switch ((Simple) type) {
            case BYTE, BOOLEAN -> 1;
            case CHAR -> 2;
            case INTEGER, TIME -> 4;
            case DECIMAL -> 17;
            case GUID -> 16;
            default -> 8;
        };
    }

    static byte[] of(Type type, Object value) {
        ByteBuffer bytes = ByteBuffer.allocate(length(type)).order(ByteOrder.LITTLE_ENDIAN);
        switch (value) {
            case Boolean flag -> bytes.put((byte) (flag ? 1 : 0));
            case UUID id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            case BigDecimal number -> decimal(bytes, Decimals.fit(number));
            case AlDate date ->
                bytes.putLong(
                        date.isBlank() ? Long.MIN_VALUE : date.day().toEpochDay() * 2 + (date.isClosing() ? 1 : 0));
            case AlTime time -> bytes.putInt(time.millis());
            case AlDateTime moment -> bytes.putLong(moment.millis());
            default -> whole(bytes, (Long) value);
        }
        return bytes.array();
    }

    private static void whole(ByteBuffer bytes, long value) {
        for (int i = 0; i < bytes.capacity(); i++) {
            bytes.put((byte) (value >> 8 * i));
        }
    }

    // The scale, then the digits as a number of 16 bytes.
    private static void decimal(ByteBuffer bytes, BigDecimal number) {
        BigInteger digits = number.unscaledValue();
        bytes.put((byte) number.scale())
                .putLong(digits.longValue())
                .putLong(digits.shiftRight(64).longValue());
    }

    static Object read(Type type, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        return switch ((Simple) type) {
            case BYTE -> (long) (bytes.get() & 0xFF);
            case BOOLEAN -> bytes.get() != 0;
            case CHAR -> (long) bytes.getChar();
            case INTEGER -> (long) bytes.getInt();
            case TIME -> new AlTime(Math.clamp(bytes.getInt(), -1, 86_399_999));
            case DECIMAL -> {
                int scale = bytes.get();
                BigInteger low = BigInteger.valueOf(bytes.getLong())
                        .and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
                yield Decimals.fit(new BigDecimal(
                        BigInteger.valueOf(bytes.getLong()).shiftLeft(64).or(low), scale));
            }
            case GUID -> new UUID(bytes.getLong(), bytes.getLong());
            case DATE -> date(bytes.getLong());
            case DATE_TIME -> new AlDateTime(bytes.getLong());
            default -> bytes.getLong();
        };
    }

    private static AlDate date(long number) {
        boolean isDay = number > 0 && number < 6_000_000 || number <= 0 && number > -6_000_000;
        return isDay
                ? new AlDate(LocalDate.ofEpochDay(Math.floorDiv(number, 2L)), Math.floorMod(number, 2L) == 1)
                : AlDate.BLANK;
    }
}
