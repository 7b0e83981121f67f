package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.stream.Reading;
import dev.rubicon.al.runtime.stream.Writing;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;

/** Methods of InStream and OutStream, and CopyStream. Text is read line by line, other values as bytes. */
final class StreamMethods {
    static final Builtins IN = new Builtins();
    static final Builtins OUT = new Builtins();
    private static final List<Type> BINARY = List.of(
            Simple.BYTE,
            Simple.CHAR,
            Simple.INTEGER,
            Simple.BIG_INTEGER,
            Simple.BOOLEAN,
            Simple.DECIMAL,
            Simple.GUID,
            Simple.DATE,
            Simple.TIME,
            Simple.DATE_TIME,
            Simple.DURATION);

    static {
        Parameter text = Parameter.of(Type.TEXT);
        Parameter whole = Parameter.of(Simple.INTEGER);
        Parameter target = Parameter.place(Type.TEXT);
        IN.add("EOS", Simple.BOOLEAN, call -> in(call).isAtEnd());
        IN.add("Length", Simple.BIG_INTEGER, call -> (long) in(call).length());
        IN.add("Position", Simple.BIG_INTEGER, call -> in(call).position() + 1L);
        IN.add("Position", Simple.BIG_INTEGER, StreamMethods::move, Parameter.of(Simple.BIG_INTEGER));
        IN.add("ResetPosition", Simple.BOOLEAN, call -> in(call).position(0));
        IN.add("ReadText", Simple.INTEGER, call -> taken(call, in(call).line(length(call))), target, whole.optional());
        IN.add("Read", Simple.INTEGER, call -> taken(call, in(call).text(length(call))), target, whole.optional());
        IN.add(
                "Read",
                Simple.INTEGER,
                call -> {
                    String all = in(call).rest();
                    call.place(0).set(new StringBuilder(all));
                    return (long) all.length();
                },
                Parameter.place(Simple.BIG_TEXT));
        OUT.add("WriteText", Simple.INTEGER, StreamMethods::writeText, text.optional(), whole.optional());
        OUT.add("Write", Simple.INTEGER, StreamMethods::write, text, whole.optional());
        for (Type type : BINARY) {
            IN.add("Read", Simple.INTEGER, call -> read(call, type), Parameter.place(type), whole.optional());
            OUT.add("Write", Simple.INTEGER, call -> write(call, type), Parameter.of(type), whole.optional());
        }
        BigTextMethods.BUILTINS.add(
                "Write",
                Simple.BOOLEAN,
                call -> {
                    out(call.argument(0)).text(BigTextMethods.text(call).toString());
                    return true;
                },
                Parameter.of(Simple.OUT_STREAM));
        BigTextMethods.BUILTINS.add(
                "Read",
                Simple.BOOLEAN,
                call -> {
                    StringBuilder big = BigTextMethods.text(call);
                    big.setLength(0);
                    big.append(((Reading) call.argument(0)).rest());
                    return true;
                },
                Parameter.of(Simple.IN_STREAM));
    }

    private StreamMethods() {}

    static void define(Builtins functions) {
        functions.add(
                "CopyStream",
                Simple.BOOLEAN,
                call -> {
                    Reading source = (Reading) call.argument(1);
                    out(call.argument(0)).bytes(source.bytes(call.whole(2, source.length())));
                    return true;
                },
                Parameter.of(Simple.OUT_STREAM),
                Parameter.of(Simple.IN_STREAM),
                Parameter.of(Simple.INTEGER).optional());
    }

    private static Reading in(Call call) {
        return (Reading) call.receiver();
    }

    private static Writing out(Object value) {
        return (Writing) value;
    }

    private static Object move(Call call) {
        if (!in(call).position(call.whole(0) - 1)) {
            throw AlError.of("The position " + call.whole(0) + " is outside of the permitted range: the stream has "
                    + in(call).length() + " bytes.");
        }
        return call.whole(0);
    }

    // Without a length, as much as the variable holds.
    private static int length(Call call) {
        int most = call.types().getFirst() instanceof Type.Text text
                ? text.length()
                : call.types().getFirst() instanceof Type.Code code ? code.length() : Type.UNBOUNDED;
        return Math.clamp(call.whole(1, most), 0, most);
    }

    private static Object taken(Call call, String text) {
        call.place(0).set(text);
        return (long) text.length();
    }

    private static Object writeText(Call call) {
        String text = call.has(0) ? part(call) : "\r\n";
        out(call.receiver()).text(text);
        return (long) text.length();
    }

    private static String part(Call call) {
        String text = call.text(0);
        return text.substring(0, Math.clamp(call.whole(1, text.length()), 0, text.length()));
    }

    // As bytes, a text has a zero at its end.
    private static Object write(Call call) {
        String text = part(call);
        out(call.receiver()).text(text + "\0");
        return text.length() + 1L;
    }

    private static Object write(Call call, Type type) {
        byte[] bytes = Bytes.of(type, call.argument(0));
        out(call.receiver()).bytes(bytes);
        return (long) bytes.length;
    }

    private static Object read(Call call, Type type) {
        int length = Bytes.length(type);
        byte[] bytes = in(call).bytes(length);
        if (bytes.length < length) {
            if (!call.isUsed()) {
                throw AlError.of("There are not enough bytes left in the stream for a " + type + ".");
            }
            return (long) bytes.length;
        }
        Object value = Bytes.read(type, bytes);
        call.place(0).set(Conversions.find(type, type).orElseThrow().apply(value));
        return (long) length;
    }
}
