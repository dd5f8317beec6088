/** What the logs must not tell. */
package aicmo.cam.messaging.log;
