/** When mails may go, and what a working day is. Pure. */
package aicmo.cam.followup.calendar;
