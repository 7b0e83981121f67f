package dev.rubicon.al.runtime.value;

/** A date formula such as {@code 1M+CM}, without white space, in upper case; empty if it is blank. */
public record AlDateFormula(String text) {
    public static final AlDateFormula BLANK = new AlDateFormula("");
}
