package dev.rubicon.al.runtime.format;

import java.util.Optional;

/**
 * A value in a picture that has a text and a number: an Option, a Boolean, a Char, or a text.
 *
 * @param number empty if it has none
 */
record WordFields(String text, String number) implements Fields {
    @Override
    public Optional<Shown> field(Picture.Field field) {
        return switch (field.name()) {
            case "text", "char", "char/number" -> Optional.of(Shown.word(text));
            case "number" -> number.isEmpty() ? Optional.empty() : Optional.of(new Shown(number, ' ', false));
            default -> Optional.empty();
        };
    }
}
