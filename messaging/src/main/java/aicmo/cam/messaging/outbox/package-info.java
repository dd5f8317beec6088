/** The way out: rows beside the work they tell of, carried to Kafka in order and deleted when Kafka has them. */
package aicmo.cam.messaging.outbox;
