package dev.rubicon.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;

/** Runs the same work of several in turns, A B C A B C, so that whatever else the machine does meets them all. */
public final class Turns {
    private final int warmUp;
    private final int rounds;
    private final SequencedMap<String, Callable<Measured>> works = new LinkedHashMap<>();

    /** @param warmUp rounds before, that do not count */
    public Turns(int warmUp, int rounds) {
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    /** Those that come first are what the others are compared with. */
    public Turns add(String who, Callable<Measured> work) {
        works.put(who, work);
        return this;
    }

    /** Rows of this work for the report. */
    public void run(String work, Report.Draft report) throws Exception {
        SequencedMap<String, List<Measured>> all = new LinkedHashMap<>();
        for (int round = 0; round < warmUp + rounds; round++) {
            for (Map.Entry<String, Callable<Measured>> one : works.entrySet()) {
                Measured measured = one.getValue().call();
                if (round >= warmUp) {
                    all.computeIfAbsent(one.getKey(), any -> new ArrayList<>()).add(measured);
                }
            }
        }
        all.forEach((who, runs) -> report.add(work, who, runs));
    }
}
