/** What the other services tell, translated into what happens to a lead. */
package aicmo.cam.followup.intake;
