package dev.rubicon.resolver;

/** A statement about one release, as a number: {@code n + 1} says that release {@code n} is chosen, {@code -(n + 1)} that not. */
final class Term {
    private Term() {}

    static int chosen(int release) {
        return release + 1;
    }

    static int not(int term) {
        return -term;
    }

    static int notChosen(int release) {
        return -(release + 1);
    }

    static int release(int term) {
        return Math.abs(term) - 1;
    }
}
