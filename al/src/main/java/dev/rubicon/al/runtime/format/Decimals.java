package dev.rubicon.al.runtime.format;

import dev.rubicon.al.runtime.value.AlError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimals have 28 digits, of which all may be decimals. */
public final class Decimals {
    /** How results are rounded. */
    public static final MathContext DIGITS = new MathContext(28, RoundingMode.HALF_EVEN);

    private static final int MAX_SCALE = 28;
    private static final BigDecimal MAX = new BigDecimal("79228162514264337593543950335");

    private Decimals() {}

    /** The number as a Decimal holds it. */
    public static BigDecimal fit(BigDecimal number) {
        if (isTooLarge(number)) {
            throw AlError.of("The result of the operation is too large for a Decimal.");
        }
        if (number.signum() == 0 || (long) number.scale() - number.precision() > MAX_SCALE) {
            return BigDecimal.ZERO;
        }
        BigDecimal rounded = number.round(DIGITS);
        return rounded.scale() > MAX_SCALE ? rounded.setScale(MAX_SCALE, RoundingMode.HALF_EVEN) : rounded;
    }

    // The digits before the point are counted first: 1E+999999999 is never written out.
    private static boolean isTooLarge(BigDecimal number) {
        return (long) number.precision() - number.scale() > 29 || number.abs().compareTo(MAX) > 0;
    }

    /** Without an exponent and without zeros at its end. */
    public static String plain(BigDecimal number) {
        BigDecimal bare = fit(number).stripTrailingZeros();
        return bare.signum() == 0 ? "0" : bare.toPlainString();
    }
}
