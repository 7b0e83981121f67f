package dev.rubicon.al.runtime.format;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateFormula;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.runtime.value.Variant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What Format gives: by the number of a standard format, or by a picture. Moments are shown in UTC. */
public final class StandardFormats {
    private static final int XML = 9;
    private static final int MAX_PICTURE = 1000;
    private static final long DAY = 86_400_000L;

    private StandardFormats() {}

    /** @param number 0 as people read it, 1 as they write it, 2 as AL does, 9 as XML does; more for some types */
    public static String of(Type type, Object value, int number) {
        return render(
                type, value, new Picture(java.util.List.of(), java.util.OptionalInt.of(number), Optional.empty()));
    }

    /** @param picture such as {@code <Day,2>. <Month Text>} or {@code <Precision,2:2><Standard Format,0>} */
    public static String of(Type type, Object value, String picture) {
        if (picture.length() > MAX_PICTURE) {
            throw AlError.of("A format string has at most " + MAX_PICTURE + " characters.");
        }
        Picture parsed = Picture.parse(picture);
        return picture.isEmpty() ? of(type, value, 0) : render(type, value, parsed);
    }

    private static String render(Type type, Object value, Picture picture) {
        if (value instanceof Variant variant) {
            return render(variant.type(), variant.value(), picture);
        }
        int number = picture.standard().orElse(0);
        boolean isOwn = picture.standard().isEmpty() && !picture.parts().isEmpty();
        if (type instanceof Type.Named named) {
            return word(caption(named, (Long) value), value.toString(), picture, isOwn, number == 2 || number == XML);
        }
        if (type == Simple.CHAR) {
            return word(String.valueOf((char) ((Long) value).intValue()), value.toString(), picture, isOwn, false);
        }
        if (type == Simple.DURATION) {
            long millis = (Long) value;
            return number == XML
                    ? Durations.xml(millis)
                    : number == 2 ? Long.toString(millis) : Durations.words(millis);
        }
        return switch (value) {
            case Boolean flag when number == XML -> flag.toString();
            case Boolean flag -> word(flag ? "Yes" : "No", flag ? "1" : "0", picture, isOwn, number == 2);
            case Long whole -> number(BigDecimal.valueOf(whole), picture, isOwn, number);
            case BigDecimal decimal -> number(decimal, picture, isOwn, number);
            case AlDate date -> date(date, picture, isOwn, number);
            case AlTime time -> time(time, picture, isOwn, number);
            case AlDateTime moment -> moment(moment, picture, isOwn, number);
            case AlDateFormula formula ->
                number == 2 && !formula.text().isEmpty() ? "<" + formula.text() + ">" : formula.text();
            case UUID id -> guid(id, number);
            case String text -> word(text, "", picture, isOwn, false);
            default -> value.toString();
        };
    }

    private static String caption(Type.Named type, long ordinal) {
        return type.definition()
                .value(ordinal)
                .map(EnumDefinition.Value::caption)
                .orElseGet(() -> Long.toString(ordinal));
    }

    private static String word(String text, String number, Picture picture, boolean isOwn, boolean isNumber) {
        String standard = isNumber ? number : text;
        return isOwn ? new WordFields(text, number).render(picture).orElse(standard) : standard;
    }

    private static String number(BigDecimal value, Picture picture, boolean isOwn, int number) {
        if (number == XML) {
            return Decimals.plain(value);
        }
        Fields fields = NumberFields.of(value, picture);
        Picture standard = Picture.parse(
                switch (number) {
                    case 1, 2 -> "<Sign><Integer><Decimals>";
                    case 3 -> "<Integer Thousand><Decimals><Sign,1>";
                    case 4 -> "<Integer><Decimals><Sign,1>";
                    default -> "<Sign><Integer Thousand><Decimals>";
                });
        return (isOwn ? fields.render(picture) : Optional.<String>empty())
                .or(() -> fields.render(standard))
                .orElseThrow();
    }

    private static String date(AlDate date, Picture picture, boolean isOwn, int number) {
        if (date.isBlank()) {
            return number == 2 ? "0D" : "";
        }
        Picture standard = Picture.parse(
                switch (number) {
                    case 2 -> "<Month,2><Day,2><Year><Closing>D";
                    case 3 -> "<Closing><Year>/<Month,2>/<Day,2>";
                    case 4 -> "<Month Text> <Closing><Day>, <Year4>";
                    case 5 -> "<Closing><Month,2><Day,2><Year>";
                    case 6 -> "<Closing><Year><Month,2><Day,2>";
                    case 7 -> "<Day,2><Filler Character, >. <Month Text,3> <Year4>";
                    case XML -> "<Year4>-<Month,2>-<Day,2>";
                    default -> "<Closing><Month,2>/<Day,2>/<Year>";
                });
        return shown(
                new MomentFields(Optional.of(date.day()), date.isClosing(), Optional.empty()),
                picture,
                isOwn,
                standard);
    }

    private static String time(AlTime time, Picture picture, boolean isOwn, int number) {
        if (time.isBlank()) {
            return number == 2 ? "0T" : "";
        }
        Picture standard = Picture.parse(
                switch (number) {
                    case 2 -> "<Hours24,2><Filler Character,0><Minutes,2><Seconds,2><Second dec>T";
                    case XML -> "<Hours24,2><Filler Character,0>:<Minutes,2>:<Seconds,2><Second dec>";
                    default -> "<Hours12>:<Minutes,2>:<Seconds,2><Second dec> <AM/PM>";
                });
        return shown(new MomentFields(Optional.empty(), false, Optional.of(time.millis())), picture, isOwn, standard);
    }

    private static String moment(AlDateTime moment, Picture picture, boolean isOwn, int number) {
        if (moment.isBlank()) {
            return number == 2 ? "0DT" : "";
        }
        Picture standard = Picture.parse(
                switch (number) {
                    case 1 -> "<Month,2>/<Day,2>/<Year> <Hours12,2>:<Minutes,2>:<Seconds,2><Second dec> <AM/PM>";
                    case 3 -> "<Month,2>/<Day,2>/<Year> <Hours12,2>:<Minutes,2>:<Seconds,2> <AM/PM>";
                    case XML ->
                        "<Year4>-<Month,2>-<Day,2>T<Hours24,2><Filler Character,0>:<Minutes,2>:<Seconds,2><Second dec>Z";
                    default -> "<Month,2>/<Day,2>/<Year> <Hours12,2>:<Minutes,2> <AM/PM>";
                });
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(moment.millis(), DAY));
        int time = (int) Math.floorMod(moment.millis(), DAY);
        return shown(new MomentFields(Optional.of(day), false, Optional.of(time)), picture, isOwn, standard);
    }

    private static String shown(Fields fields, Picture picture, boolean isOwn, Picture standard) {
        return (isOwn ? fields.render(picture) : Optional.<String>empty())
                .or(() -> fields.render(standard))
                .orElseThrow();
    }

    private static String guid(UUID id, int number) {
        String dashed = id.toString().toUpperCase(Locale.ROOT);
        String bare = dashed.replace("-", "");
        return switch (number) {
            case 3 -> bare;
            case 4 -> dashed;
            case 5 -> "(" + dashed + ")";
            case 6 ->
                "{0X" + dashed.substring(0, 8) + ",0X" + dashed.substring(9, 13) + ",0X" + dashed.substring(14, 18)
                        + ",{" + bytes(bare.substring(16)) + "}}";
            default -> "{" + dashed + "}";
        };
    }

    private static String bytes(String digits) {
        return digits.replaceAll("(..)(?=.)", "$1,").replaceAll("(?<=^|,)", "0X");
    }
}
