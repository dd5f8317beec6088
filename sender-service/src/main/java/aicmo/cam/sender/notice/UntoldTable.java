package aicmo.cam.sender.notice;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Keys of the list that others are yet to be told of: those of before V13. */
@Singleton
class UntoldTable {
    private final Jdbi jdbi;

    UntoldTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes some out of it. */
    List<String> take(int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        delete from untold_suppression
                        where address in (
                            select address from untold_suppression order by address limit :most for update skip locked)
                        returning address
                        """).bind("most", most).mapTo(String.class).list());
    }
}
