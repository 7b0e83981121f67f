package dev.rubicon.startup.sample;

import java.util.List;

/** A family of records, and switches over it. */
public sealed interface Shape {
    record Empty() implements Shape {}

    record Full(
            boolean truth,
            byte small,
            short two,
            char letter,
            int number,
            long large,
            float rough,
            double fine,
            String text,
            int[] array,
            List<Shape> parts)
            implements Shape {}

    record Simple(int number, String text) implements Shape {}

    record Other(Shape inner) implements Shape {}

    /** Which one it is; a guard makes the switch begin again. */
    static String name(Shape shape) {
        return switch (shape) {
            case null -> "null";
            case Empty empty -> "empty";
            case Other other when other.inner() instanceof Empty -> "other, of nothing";
            case Other(Full full) -> "other, of " + full.number();
            case Other other -> "other";
            case Full full -> "full";
            case Simple simple -> "simple";
        };
    }

    /** All that the methods of records say of these, and what the switches do. */
    static String described() {
        int[] array = {1};
        Full full = full(array, "text");
        Full same = full(array, "text");
        Full differing = full(array, null);
        Other other = new Other(full);
        StringBuilder said = new StringBuilder();
        for (Shape shape :
                new Shape[] {new Empty(), other, new Other(new Empty()), new Other(other), new Other(null)}) {
            said.append(name(shape))
                    .append(shape instanceof Empty ? shape.hashCode() : "")
                    .append(shape.toString().replaceAll("I@[0-9a-f]+", ""))
                    .append('\n');
        }
        String shown = full.toString();
        said.append(shown, 0, shown.indexOf("[I@")).append(name(full)).append(name(null));
        said.append(full.equals(same))
                .append(full.equals(differing))
                .append(full.equals(null))
                .append(full.equals("text"));
        said.append(new Empty().equals(new Empty())).append(differing.equals(same));
        said.append(full.hashCode() == same.hashCode())
                .append(full.hashCode() - differing.hashCode())
                .append(new Simple(7, "a").hashCode());
        said.append(new Full(true, (byte) 1, (short) 2, 'c', 3, 4L, 0.0f, 6.5, "", array, List.of())
                .equals(new Full(true, (byte) 1, (short) 2, 'c', 3, 4L, -0.0f, 6.5, "", array, List.of())));
        said.append(new Full(true, (byte) 1, (short) 2, 'c', 3, 4L, 0.0f, Double.NaN, "", array, List.of())
                .equals(new Full(true, (byte) 1, (short) 2, 'c', 3, 4L, 0.0f, Double.NaN, "", array, List.of())));
        said.append(new Full(true, (byte) 1, (short) 2, 'c', 3, 4L, 0.0f, 6.5, "", array, List.of())
                .equals(new Full(true, (byte) 1, (short) 2, 'c', 3, 5L, 0.0f, 6.5, "", array, List.of())));
        return said.toString();
    }

    private static Full full(int[] array, String text) {
        return new Full(true, (byte) -1, (short) 2, 'c', 3, 4L << 40, 5.5f, 6.25, text, array, List.of(new Empty()));
    }
}
