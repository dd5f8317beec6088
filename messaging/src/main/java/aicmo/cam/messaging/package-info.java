/**
 * Publish once, handle once: what makes at-least-once delivery effectively once.
 *
 * <p>An event leaves through {@link aicmo.cam.messaging.Outbox}, in the transaction of the work that it tells of, and comes in
 * through {@link aicmo.cam.messaging.Intake}, whose transaction holds the mark that it was handled. Between the two stand
 * {@link aicmo.cam.messaging.OutboxRelay} and Kafka. The plain classes know neither CDI nor Quarkus; the beans wire them.
 */
package aicmo.cam.messaging;
