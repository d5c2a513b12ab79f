package io.bantin.article.workingcopies;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A text that was begun before the caller's last save arrives after it. Stored, it would bring old text back. */
final class WorkingCopySuperseded extends Problem {

    private WorkingCopySuperseded(String detail) {
        super(HttpStatus.CONFLICT, "working-copy-outdated", "Begun before your last save", detail);
    }

    static WorkingCopySuperseded saved(long baseVersion, long lastSave) {
        return outdated(baseVersion, "you have saved version %d since".formatted(lastSave));
    }

    static WorkingCopySuperseded replaced(long baseVersion, long newerBase) {
        return outdated(baseVersion, "your working copy began from version %d since".formatted(newerBase));
    }

    private static WorkingCopySuperseded outdated(long baseVersion, String reason) {
        return new WorkingCopySuperseded(
                ("This text began from version %d, and %s. If it has words that you need, POST it to …/merge with its "
                                + "baseVersion, and go on with the answer.")
                        .formatted(baseVersion, reason));
    }
}
