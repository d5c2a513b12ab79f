package io.bantin.article.workingcopies;

import io.bantin.kit.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Another tab of the same person has written the working copy; the answer has that copy, so that nothing of it is lost. */
final class WorkingCopyConflict extends Problem {

    private WorkingCopyConflict(String detail, @Nullable WorkingCopy stored) {
        super(HttpStatus.PRECONDITION_FAILED, "working-copy-conflict", "Written in another tab", detail);
        getBody().setProperty("workingCopy", stored == null ? null : WorkingCopyView.of(stored));
        if (stored != null) {
            getHeaders().set(HttpHeaders.ETAG, WorkingCopyPrecondition.header(stored.etag()));
        }
    }

    static WorkingCopyConflict with(@Nullable WorkingCopy stored) {
        return new WorkingCopyConflict(
                stored == null
                        ? "The working copy that you name is gone: you saved or discarded it elsewhere. Read the article; send "
                                + "your text again without If-Match if you want to keep it."
                        : "You wrote to this working copy elsewhere. Compare your text with the copy in 'workingCopy', and send "
                                + "it again with the ETag of this answer in If-Match.",
                stored);
    }
}
