package aicmo.cam.sender.hold;

/** Which mails an answer holds, in SQL: of a row {@code e} of outbound_email and a row {@code a} of answer_hold. */
public final class AnswerRule {
    /**
     * Every campaign's, but the follow-up that the answered campaign sends to a positive answer. A mail outside campaigns is what a
     * person writes, and is never held.
     */
    public static final String HOLDS = """
            e.campaign_id is not null
            and not (a.reply_class = 'POSITIVE' and a.campaign_id is not distinct from e.campaign_id and e.track <> 'main')""";

    private AnswerRule() {}
}
