package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Formats;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.runtime.value.AlVersion;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Methods of simple values: their texts and their parts. */
final class ValueMethods {
    private static final int XML = 9;
    private static final int BARE_GUID = 3;
    private static final Builtins PLAIN = toText(XML);
    private static final Map<Simple, Builtins> BY_TYPE = byType();

    private ValueMethods() {}

    static Builtins of(Simple type) {
        return BY_TYPE.getOrDefault(type, PLAIN);
    }

    private static Map<Simple, Builtins> byType() {
        Map<Simple, Builtins> all = new TreeMap<>();
        all.put(Simple.GUID, guids());
        all.put(Simple.DATE, dates());
        all.put(Simple.TIME, times());
        all.put(Simple.DATE_TIME, moments());
        all.put(Simple.VERSION, versions());
        return all;
    }

    // Written for machines, if the argument says so.
    private static Builtins toText(int otherFormat) {
        return new Builtins()
                .add("ToText", Type.TEXT, call -> Formats.standard(call.receiverType(), call.receiver()))
                .add(
                        "ToText",
                        Type.TEXT,
                        call -> Formats.of(call.receiverType(), call.receiver(), call.flag(0, false) ? otherFormat : 0),
                        Parameter.of(Simple.BOOLEAN));
    }

    // For a Guid the argument says whether its brackets and dashes are wanted.
    private static Builtins guids() {
        return new Builtins()
                .add("ToText", Type.TEXT, call -> Formats.standard(Simple.GUID, call.receiver()))
                .add(
                        "ToText",
                        Type.TEXT,
                        call -> Formats.of(Simple.GUID, call.receiver(), call.flag(0, true) ? 0 : BARE_GUID),
                        Parameter.of(Simple.BOOLEAN));
    }

    private static Builtins dates() {
        Builtins dates = toText(XML);
        date(dates, "Day", LocalDate::getDayOfMonth);
        date(dates, "Month", LocalDate::getMonthValue);
        date(dates, "Year", LocalDate::getYear);
        date(dates, "DayOfWeek", day -> day.getDayOfWeek().getValue());
        date(dates, "WeekNo", day -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return dates;
    }

    // A blank date has no parts: they are 0.
    private static void date(Builtins methods, String name, ToLongFunction<LocalDate> part) {
        methods.add(name, Simple.INTEGER, call -> {
            AlDate date = (AlDate) call.receiver();
            return date.isBlank() ? 0L : part.applyAsLong(date.day());
        });
    }

    private static Builtins times() {
        Builtins times = toText(XML);
        time(times, "Hour", millis -> millis / 3_600_000);
        time(times, "Minute", millis -> millis / 60_000 % 60);
        time(times, "Second", millis -> millis / 1000 % 60);
        time(times, "Millisecond", millis -> millis % 1000);
        return times;
    }

    private static void time(Builtins methods, String name, ToLongFunction<Integer> part) {
        methods.add(name, Simple.INTEGER, call -> {
            AlTime time = (AlTime) call.receiver();
            return time.isBlank() ? 0L : part.applyAsLong(time.millis());
        });
    }

    private static Builtins moments() {
        return toText(XML)
                .add("Date", Simple.DATE, call -> DateFunctions.date((AlDateTime) call.receiver()))
                .add("Time", Simple.TIME, call -> DateFunctions.time((AlDateTime) call.receiver()));
    }

    private static Builtins versions() {
        return toText(XML)
                .add("Major", Simple.INTEGER, call -> version(call).major())
                .add("Minor", Simple.INTEGER, call -> version(call).minor())
                .add("Build", Simple.INTEGER, call -> version(call).build())
                .add("Revision", Simple.INTEGER, call -> version(call).revision());
    }

    private static AlVersion version(Call call) {
        return (AlVersion) call.receiver();
    }
}
