/** What Kafka still has of topics, read once and for nobody's group. */
package aicmo.cam.messaging.history;
