package dev.rubicon.al.runtime.format;

import java.util.Optional;

/** What a value has to show in a picture. */
interface Fields {
    /** The field of that name; absent if values of this type have none. */
    Optional<Shown> field(Picture.Field field);

    /**
     * A field as text.
     *
     * @param filler what it is filled up with at its left, unless the picture says otherwise
     * @param isWord whether it is cut where it is too long
     */
    record Shown(String text, char filler, boolean isWord) {
        static Shown number(long number, char filler) {
            return new Shown(Long.toString(number), filler, false);
        }

        static Shown word(String text) {
            return new Shown(text, ' ', true);
        }
    }

    /** The whole picture; absent if it has no field that this value has. */
    default Optional<String> render(Picture picture) {
        StringBuilder text = new StringBuilder();
        boolean isAny = picture.parts().isEmpty();
        for (Picture.Part part : picture.parts()) {
            switch (part) {
                case Picture.Literal literal -> text.append(literal.text());
                case Picture.Field field -> {
                    Optional<Shown> shown = field(field);
                    isAny |= shown.isPresent();
                    shown.ifPresent(one -> text.append(fitted(field, one)));
                }
            }
        }
        return isAny ? Optional.of(text.toString()) : Optional.empty();
    }

    private static String fitted(Picture.Field field, Shown shown) {
        int missing = field.length() - shown.text().length();
        if (field.length() == 0 || missing == 0) {
            return shown.text();
        }
        if (missing < 0) {
            return shown.isWord() ? shown.text().substring(0, field.length()) : shown.text();
        }
        String filling = String.valueOf(field.filler().orElse(shown.filler())).repeat(missing);
        return shown.isWord() ? shown.text() + filling : filling + shown.text();
    }
}
