/** What a campaign is, and what makes a good one. */
package aicmo.cam.followup.definition;
