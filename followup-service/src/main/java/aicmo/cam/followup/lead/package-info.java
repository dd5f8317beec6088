/** Who is written to, and how a list of them comes in. */
package aicmo.cam.followup.lead;
