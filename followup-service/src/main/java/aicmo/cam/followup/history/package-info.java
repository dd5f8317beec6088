/** What is told of leads: where they stand, every step of theirs, and how they came there. */
package aicmo.cam.followup.history;
