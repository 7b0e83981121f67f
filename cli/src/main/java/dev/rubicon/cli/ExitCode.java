package dev.rubicon.cli;

import dev.rubicon.al.signature.SignatureVerdict;
import dev.rubicon.installer.doctor.Diagnosis;
import dev.rubicon.installer.drift.Drift;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Refused;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.upkeep.Verification;
import java.util.List;

/** What a command tells the program that called it. The numbers never change their meaning. */
enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** A bug of ours. */
    BUG(1),
    /** The command line cannot be understood. */
    USAGE(2),
    /** Unsolvable, untrusted, or destructive without permission; nothing was changed. */
    REFUSED(3),
    /** Input is malformed or does not match its digest. */
    MALFORMED(4),
    /** The world failed or something is locked; another try may succeed. */
    UNAVAILABLE(5),
    /** It failed, and everything is as it was. */
    ROLLED_BACK(6),
    /** It failed part-way; the steps done are listed and each is complete. A person is needed. */
    HALF_DONE(7);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    int value() {
        return value;
    }

    // What is broken is worse than what is not trusted.
    static ExitCode of(Inspection inspection) {
        List<ExitCode> codes = inspection.verdicts().stream().map(ExitCode::of).toList();
        if (!inspection.agrees() || codes.contains(MALFORMED)) {
            return MALFORMED;
        }
        return codes.contains(REFUSED) ? REFUSED : DONE;
    }

    private static ExitCode of(SignatureVerdict verdict) {
        return switch (verdict) {
            case SignatureVerdict.Valid valid -> DONE;
            case SignatureVerdict.Untrusted untrusted -> REFUSED;
            case SignatureVerdict.Broken broken -> MALFORMED;
        };
    }

    static ExitCode of(List<Diagnosis> diagnoses) {
        return diagnoses.stream().anyMatch(one -> one.result() instanceof Diagnosis.Result.Fail) ? REFUSED : DONE;
    }

    static ExitCode of(Drift drift) {
        return drift.isNone() ? DONE : REFUSED;
    }

    // Likewise: who restores the files sees next what is not trusted.
    static ExitCode of(Verification.Report report) {
        if (!report.damaged().isEmpty()) {
            return MALFORMED;
        }
        return report.untrusted().isEmpty() ? DONE : REFUSED;
    }

    static ExitCode of(ProblemException problems) {
        return switch (problems) {
            case InvalidInput invalid -> MALFORMED;
            case Refused refused -> REFUSED;
            case Corrupt corrupt -> MALFORMED;
            case Unavailable unavailable -> UNAVAILABLE;
            case Untrusted untrusted -> REFUSED;
        };
    }
}
