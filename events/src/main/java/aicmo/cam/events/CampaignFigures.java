package aicmo.cam.events;

/**
 * A campaign's counts and rates at a moment. What a rate divides by is said beside it; nothing to divide by makes it 0. A rate
 * may pass 1 for a moment, since there is no order between topics, and where a mail is answered twice.
 *
 * @param sent mails that a provider took
 * @param replies answers by people (positive, negative, neutral and opt-outs; no automatic answers, no bounces)
 * @param replyRate replies / sent
 * @param positiveRate positive / replies
 * @param bounceRate bounces / (sent + refused at the hand-over because the address is dead)
 * @param unsubscribed mails by which somebody said stop: in a reply, by the link, or by a complaint; null in older events
 * @param complaints those of the unsubscribed who complained to their provider; null in older events
 * @param unsubscribeRate unsubscribed / sent; null in older events
 * @param complaintRate complaints / sent; null in older events
 */
public record CampaignFigures(
        long sent,
        long replies,
        long positive,
        long negative,
        long bounces,
        double replyRate,
        double positiveRate,
        double bounceRate,
        Long unsubscribed,
        Long complaints,
        Double unsubscribeRate,
        Double complaintRate) {

    /** The figures of a campaign of which nobody said stop, with their rates worked out. */
    public static CampaignFigures of(long sent, long replies, long positive, long negative, long bounces) {
        return of(sent, replies, positive, negative, bounces, 0, 0);
    }

    /** The figures with their rates worked out. */
    public static CampaignFigures of(
            long sent, long replies, long positive, long negative, long bounces, long unsubscribed, long complaints) {
        return of(sent, replies, positive, negative, bounces, unsubscribed, complaints, 0);
    }

    /** As above. @param refused those of the bounces that never left: a mail server refused the address as dead */
    public static CampaignFigures of(
            long sent,
            long replies,
            long positive,
            long negative,
            long bounces,
            long unsubscribed,
            long complaints,
            long refused) {
        return new CampaignFigures(
                sent,
                replies,
                positive,
                negative,
                bounces,
                rate(replies, sent),
                rate(positive, replies),
                rate(bounces, sent + refused),
                unsubscribed,
                complaints,
                rate(unsubscribed, sent),
                rate(complaints, sent));
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
