package dev.rubicon.al.appfile;

/** Object ids that an app may use, both ends included. */
public record IdRange(int from, int to) {
    @Override
    public String toString() {
        return from + ".." + to;
    }
}
