package dev.rubicon.al.runtime.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number in a picture.
 *
 * @param number without its sign, rounded
 * @param decimals at least so many are shown
 */
record NumberFields(BigDecimal number, boolean isNegative, int decimals) implements Fields {
    static NumberFields of(BigDecimal number, Picture picture) {
        BigDecimal fitting = Decimals.fit(number);
        int wanted = picture.length("decimals") - 1;
        Picture.Precision precision = wanted >= 0
                ? new Picture.Precision(wanted, Math.min(wanted, 28))
                : picture.precision().orElse(new Picture.Precision(0, 28));
        BigDecimal rounded =
                fitting.scale() > precision.most() ? fitting.setScale(precision.most(), RoundingMode.HALF_UP) : fitting;
        return new NumberFields(rounded.abs(), rounded.signum() < 0, precision.least());
    }

    @Override
    public Optional<Shown> field(Picture.Field field) {
        return switch (field.name()) {
            case "sign" -> Optional.of(new Shown(isNegative ? "-" : "", ' ', false));
            case "integer" -> Optional.of(new Shown(whole(), ' ', false));
            case "integer thousand" ->
                Optional.of(new Shown(grouped(field.mark().orElse(',')), ' ', false));
            case "decimals" -> Optional.of(new Shown(decimals(field.mark().orElse('.')), ' ', false));
            default -> Optional.empty();
        };
    }

    private String whole() {
        return number.setScale(0, RoundingMode.DOWN).toPlainString();
    }

    private String grouped(char mark) {
        StringBuilder text = new StringBuilder(whole());
        for (int at = text.length() - 3; at > 0; at -= 3) {
            text.insert(at, mark);
        }
        return text.toString();
    }

    private String decimals(char mark) {
        String plain = number.stripTrailingZeros().toPlainString();
        int point = plain.indexOf('.');
        String digits = point < 0 ? "" : plain.substring(point + 1);
        String filled = digits + "0".repeat(Math.max(0, decimals - digits.length()));
        return filled.isEmpty() ? "" : mark + filled;
    }
}
