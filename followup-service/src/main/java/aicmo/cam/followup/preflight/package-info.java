/** Whether a campaign can start without harm: what is set up, what DNS says, and whom the leads are. */
package aicmo.cam.followup.preflight;
