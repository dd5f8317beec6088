/** Campaigns, leads and their sequences. */
package aicmo.cam.followup;
