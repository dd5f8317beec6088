/** The pure core: where a lead stands, and what is due next. */
package aicmo.cam.followup.sequence;
