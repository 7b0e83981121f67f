package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.format.DateFormulas;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateFormula;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.runtime.value.Variant;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** Functions over dates and times. The time zone of all code is UTC. */
final class DateFunctions {
    private static final long DAY = 86_400_000L;

    private DateFunctions() {}

    static void define(Builtins functions) {
        Parameter date = Parameter.of(Simple.DATE);
        Parameter time = Parameter.of(Simple.TIME);
        Parameter moment = Parameter.of(Simple.DATE_TIME);
        Parameter whole = Parameter.of(Simple.INTEGER);
        functions.add("Today", Simple.DATE, call -> date(call.session().world().now()));
        functions.add("Time", Simple.TIME, call -> time(call.session().world().now()));
        functions.add(
                "CurrentDateTime",
                Simple.DATE_TIME,
                call -> call.session().world().now());
        functions.add("WorkDate", Simple.DATE, DateFunctions::workDate, date.optional());
        functions.add("CreateDateTime", Simple.DATE_TIME, DateFunctions::moment, date, time.optional());
        functions.add("DT2Date", Simple.DATE, call -> date((AlDateTime) call.argument(0)), moment);
        functions.add("DT2Time", Simple.TIME, call -> time((AlDateTime) call.argument(0)), moment);
        functions.add(
                "RoundDateTime",
                Simple.DATE_TIME,
                DateFunctions::rounded,
                moment,
                Parameter.of(Simple.BIG_INTEGER).optional(),
                Parameter.of(Type.TEXT).optional());
        functions.add("Date2DMY", Simple.INTEGER, call -> (long) partOfDate(call), date, whole);
        functions.add("Date2DWY", Simple.INTEGER, call -> (long) partOfWeek(call), date, whole);
        functions.add("DMY2Date", Simple.DATE, DateFunctions::ofDay, whole, whole.optional(), whole.optional());
        functions.add("DWY2Date", Simple.DATE, DateFunctions::ofWeek, whole, whole.optional(), whole.optional());
        functions.add("NormalDate", Simple.DATE, call -> AlDate.of(valid(call)), date);
        functions.add("ClosingDate", Simple.DATE, call -> new AlDate(valid(call), true), date);
        functions.add(
                "CalcDate",
                Simple.DATE,
                call -> calculated(call, call.text(0)),
                Parameter.of(Type.TEXT),
                date.optional());
        functions.add(
                "CalcDate",
                Simple.DATE,
                call -> calculated(call, ((AlDateFormula) call.argument(0)).text()),
                Parameter.of(Simple.DATE_FORMULA),
                date.optional());
        functions.add("DaTi2Variant", Simple.VARIANT, call -> new Variant(Simple.DATE_TIME, moment(call)), date, time);
        functions.add("Variant2Date", Simple.DATE, call -> from(call, Simple.DATE), Parameter.of(Simple.VARIANT));
        functions.add("Variant2Time", Simple.TIME, call -> from(call, Simple.TIME), Parameter.of(Simple.VARIANT));
    }

    static AlDate date(AlDateTime moment) {
        return moment.isBlank() ? AlDate.BLANK : AlDate.of(LocalDate.ofEpochDay(Math.floorDiv(moment.millis(), DAY)));
    }

    static AlTime time(AlDateTime moment) {
        return moment.isBlank() ? AlTime.BLANK : new AlTime((int) Math.floorMod(moment.millis(), DAY));
    }

    private static Object from(Call call, Simple type) {
        Variant variant = (Variant) call.argument(0);
        if (variant.value() instanceof AlDateTime moment) {
            return type == Simple.DATE ? date(moment) : time(moment);
        }
        return Conversions.find(Simple.VARIANT, type).orElseThrow().apply(variant);
    }

    private static Object workDate(Call call) {
        if (call.has(0)) {
            call.session().settings().workDate((AlDate) call.argument(0));
        }
        AlDate set = call.session().settings().workDate();
        return set.isBlank() ? date(call.session().world().now()) : set;
    }

    // Without a date it is blank, whatever the time; without a time it is midnight.
    private static AlDateTime moment(Call call) {
        AlDate date = (AlDate) call.argument(0);
        int millis = call.has(1) ? Math.max(0, ((AlTime) call.argument(1)).millis()) : 0;
        return date.isBlank() ? AlDateTime.BLANK : new AlDateTime(date.day().toEpochDay() * DAY + millis);
    }

    private static Object rounded(Call call) {
        AlDateTime moment = (AlDateTime) call.argument(0);
        long precision = call.whole(1, 1000);
        String direction = call.has(2) ? call.text(2) : "=";
        if (moment.isBlank()) {
            return moment;
        }
        if (precision < 1 || !direction.matches("[=<>]")) {
            throw AlError.of("RoundDateTime takes a positive precision, and '=', '>' or '<' to say how.");
        }
        long over = Math.floorMod(moment.millis(), precision);
        long down = moment.millis() - over;
        boolean isUp = over > 0 && (direction.equals(">") || direction.equals("=") && over >= precision - over);
        return new AlDateTime(isUp ? down + precision : down);
    }

    private static LocalDate valid(Call call) {
        AlDate date = (AlDate) call.argument(0);
        if (date.isBlank()) {
            throw AlError.of("The date is not valid.");
        }
        return date.day();
    }

    static LocalDate known(Object value) {
        AlDate date = (AlDate) value;
        if (date.isBlank()) {
            throw AlError.of("You cannot base a date calculation on an undefined date.");
        }
        return date.day();
    }

    private static int partOfDate(Call call) {
        LocalDate day = known(call.argument(0));
        return switch ((int) call.whole(1)) {
            case 1 -> day.getDayOfMonth();
            case 2 -> day.getMonthValue();
            case 3 -> day.getYear();
            default -> throw AlError.of("Date2DMY takes 1, 2 or 3, and not " + call.whole(1) + ".");
        };
    }

    private static int partOfWeek(Call call) {
        LocalDate day = known(call.argument(0));
        return switch ((int) call.whole(1)) {
            case 1 -> day.getDayOfWeek().getValue();
            case 2 -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case 3 -> day.get(IsoFields.WEEK_BASED_YEAR);
            default -> throw AlError.of("Date2DWY takes 1, 2 or 3, and not " + call.whole(1) + ".");
        };
    }

    private static LocalDate today(Call call) {
        return date(call.session().world().now()).day();
    }

    private static Object ofDay(Call call) {
        LocalDate today = today(call);
        try {
            return AlDate.of(LocalDate.of(
                    (int) year(call.whole(2, today.getYear())), (int) call.whole(1, today.getMonthValue()), (int)
                            call.whole(0)));
        } catch (DateTimeException noSuchDay) {
            throw AlError.of("The date is not valid.");
        }
    }

    private static long year(long year) {
        if (year < 1 || year > 9999) {
            throw AlError.of("The date is not valid.");
        }
        return year;
    }

    private static Object ofWeek(Call call) {
        LocalDate today = today(call);
        long weekDay = call.whole(0);
        long week = call.whole(1, today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        long year = year(call.whole(2, today.get(IsoFields.WEEK_BASED_YEAR)));
        LocalDate first = LocalDate.of((int) year, 1, 4);
        if (weekDay < 1
                || weekDay > 7
                || week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(first)
                                .getMaximum()) {
            throw AlError.of("The date is not valid.");
        }
        LocalDate monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        return AlDate.of(monday.plusWeeks(week - 1).plusDays(weekDay - 1));
    }

    private static Object calculated(Call call, String formula) {
        LocalDate day = call.has(1) ? known(call.argument(1)) : today(call);
        if (DateFormulas.normal(formula).isEmpty()) {
            throw AlError.of("The date formula '" + formula + "' is not valid.");
        }
        return AlDate.of(DateFormulas.calculate(formula, day).orElseThrow(() -> AlError.of("The date is not valid.")));
    }
}
