/** What will become of a campaign if nobody answers: the sequence itself, by a clock that runs ahead. */
package aicmo.cam.followup.forecast;
