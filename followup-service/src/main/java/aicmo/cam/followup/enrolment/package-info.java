/** The core at work: leads are read, moved, kept and told of; and time comes in. */
package aicmo.cam.followup.enrolment;
