/** A message as a bounded tree of parts (RFC 2046), before anyone asks what it says. */
package aicmo.cam.mail.mime;
