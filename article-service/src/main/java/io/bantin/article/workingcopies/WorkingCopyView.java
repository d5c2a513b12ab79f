package io.bantin.article.workingcopies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.article.manuscripts.Manuscript;
import java.time.Instant;

/** A working copy as its owner sees it. */
record WorkingCopyView(
        long baseVersion, Instant savedAt, @JsonUnwrapped Manuscript fields) {

    static WorkingCopyView of(WorkingCopy copy) {
        return new WorkingCopyView(copy.baseVersion(), copy.savedAt(), copy.fields());
    }
}
