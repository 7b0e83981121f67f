package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids that the objects of an app may have, both ends included. Written {@code 50100..50149}. */
record ObjectIds(int from, int to) {
    private static final Pattern SYNTAX = Pattern.compile("([1-9][0-9]{0,8})(?:\\.\\.|-)([1-9][0-9]{0,8})");

    /** @throws InvalidInput RB842 */
    static ObjectIds parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (matcher.matches()) {
            ObjectIds ids = new ObjectIds(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (ids.from <= ids.to) {
                return ids;
            }
        }
        throw new InvalidInput(
                "RB842", "'" + Quoted.shortened(text) + "' is no range of ids", "write it like 50100..50149");
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }
}
