/** What followup knows of the sender and of the mailboxes for answers: enough to say whether a campaign can start. */
package aicmo.cam.followup.setup;
