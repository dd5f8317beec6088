/** What a campaign has to pass before it starts. */
package aicmo.cam.followup.gate;
