package dev.rubicon.startup;

import java.util.ArrayList;
import java.util.List;

/** Source of the class that reads and sets the members of commands which hold values of options, each known by its number. */
final class Places {
    /**
     * @param member what to write after an object of its owner: a field or an element
     * @param type that of the value
     */
    private record Place(String owner, String member, String type) {
        String read() {
            return "((" + owner + ") holder.held)" + member;
        }
    }

    private final List<Place> all = new ArrayList<>();

    int add(Class<?> owner, String member, Class<?> type) {
        all.add(new Place(owner.getCanonicalName(), member, type.getCanonicalName()));
        return all.size() - 1;
    }

    /** The nested class {@code Place}. */
    String source() {
        StringBuilder reads = new StringBuilder();
        StringBuilder sets = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            Place place = all.get(i);
            reads.append("case ")
                    .append(i)
                    .append(": return ")
                    .append(place.read())
                    .append(";\n");
            sets.append("case ")
                    .append(i)
                    .append(": ")
                    .append(place.read())
                    .append(" = (")
                    .append(place.type());
            sets.append(") value; break;\n");
        }
        return """
                static final class Place implements CommandLine.Model.IGetter, CommandLine.Model.ISetter {
                    private final WrittenCommands.Holder holder;
                    private final int number;

                    Place(WrittenCommands.Holder holder, int number) {
                        this.holder = holder;
                        this.number = number;
                    }

                    public <T> T get() {
                        return (T) read();
                    }

                    private Object read() {
                        switch (number) {
                            %s
                            default: throw new IllegalStateException();
                        }
                    }

                    public <T> T set(T value) {
                        Object old = read();
                        switch (number) {
                            %s
                            default:
                        }
                        return (T) old;
                    }
                }
                """.formatted(reads, sets);
    }
}
