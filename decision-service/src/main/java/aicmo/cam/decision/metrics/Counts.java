package aicmo.cam.decision.metrics;

import aicmo.cam.events.CampaignFigures;

/**
 * What is counted of a campaign, or of a single mail, or the difference that an event makes.
 *
 * @param queued mails that the sender accepted
 * @param sent mails that a provider took
 * @param failed mails that the sender gave up
 * @param replies messages of people: positive, negative, neutral, and wishes to get no more; automatic answers, delivery and
 *     abuse reports are none
 * @param unsubscribed mails by which somebody said stop, in a reply, by the link, or by a complaint
 * @param outOfOffice automatic answers
 * @param complaints those of the unsubscribed who complained to their provider
 * @param bounces mails that came back
 * @param hardBounces those of the bounces whose address is dead
 * @param refused those of the hard bounces that a mail server refused at the hand-over; they are among the failed, and were not sent
 */
public record Counts(
        long queued,
        long sent,
        long failed,
        long replies,
        long positive,
        long negative,
        long neutral,
        long unsubscribed,
        long outOfOffice,
        long complaints,
        long bounces,
        long hardBounces,
        long refused) {

    /** Nothing has happened. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Counts plus(Counts other) {
        return plus(other, 1);
    }

    /** What is left without the other. */
    public Counts minus(Counts other) {
        return plus(other, -1);
    }

    private Counts plus(Counts other, int sign) {
        return new Counts(
                queued + sign * other.queued,
                sent + sign * other.sent,
                failed + sign * other.failed,
                replies + sign * other.replies,
                positive + sign * other.positive,
                negative + sign * other.negative,
                neutral + sign * other.neutral,
                unsubscribed + sign * other.unsubscribed,
                outOfOffice + sign * other.outOfOffice,
                complaints + sign * other.complaints,
                bounces + sign * other.bounces,
                hardBounces + sign * other.hardBounces,
                refused + sign * other.refused);
    }

    /** The counts that other services are told, with their rates. */
    public CampaignFigures figures() {
        return CampaignFigures.of(sent, replies, positive, negative, bounces, unsubscribed, complaints, refused);
    }
}
