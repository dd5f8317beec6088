/** A campaign's mails before the first of them goes. */
package aicmo.cam.followup.preview;
