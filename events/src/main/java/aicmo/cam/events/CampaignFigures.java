package aicmo.cam.events;

/**
 * A campaign's counts and rates at a moment. Rates are shares of the sent mails, 0 to 1; nothing sent makes every rate 0.
 *
 * @param sent mails that a provider took
 * @param replies answers by people (positive, negative, neutral and opt-outs; no automatic answers, no bounces)
 */
public record CampaignFigures(
        long sent,
        long replies,
        long positive,
        long negative,
        long bounces,
        double replyRate,
        double positiveRate,
        double bounceRate) {

    /** The figures with their rates worked out. */
    public static CampaignFigures of(long sent, long replies, long positive, long negative, long bounces) {
        return new CampaignFigures(
                sent,
                replies,
                positive,
                negative,
                bounces,
                rate(replies, sent),
                rate(positive, sent),
                rate(bounces, sent));
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
