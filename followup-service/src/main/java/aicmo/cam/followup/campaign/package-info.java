/** Campaigns as they are kept, started, paused and shown. */
package aicmo.cam.followup.campaign;
