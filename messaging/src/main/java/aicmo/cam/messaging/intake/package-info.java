/** The way in: each event applied once, in order, and poison buried with its reason. */
package aicmo.cam.messaging.intake;
