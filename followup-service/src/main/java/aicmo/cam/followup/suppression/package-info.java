/** What followup knows of the sender's suppression list: enough to say whom it concerns. */
package aicmo.cam.followup.suppression;
