/**
 * Publish once, handle once: what makes at-least-once delivery effectively once.
 *
 * <p>An event leaves through {@link aicmo.cam.messaging.outbox.Outbox}, in the transaction of the work that it tells of, and comes
 * in through {@link aicmo.cam.messaging.intake.Intake}, whose transaction holds the mark that it was handled. Between the two stand
 * the relay and Kafka. Here lies what both stand on.
 */
package aicmo.cam.messaging;
