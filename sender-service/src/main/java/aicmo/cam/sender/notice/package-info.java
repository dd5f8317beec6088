/** Tells other services whose mails the suppression list stops. */
package aicmo.cam.sender.notice;
