/** Readiness: whether events leave, arrive and are worked on. Measured in the background, so that a check waits for nothing. */
package aicmo.cam.messaging.health;
